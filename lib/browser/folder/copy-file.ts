/** How a file moves where the platform cannot move: copied, compared byte by byte, and only then removed. */
import type { WriteResult } from '../../core/ports'
import { sameFingerprint } from '../../core/sides'
import { fingerprintOf } from './adapter'
import { onDisk } from './disk-fault'

const SLICE_BYTES = 4 * 1024 * 1024

/** Onto a free name in `folder`. The source stays whenever anything is not as it should be. Throws `DiskFault`. */
export async function copyFile(source: FileSystemFileHandle, folder: FileSystemDirectoryHandle, name: string): Promise<WriteResult> {
  const before = await onDisk(() => source.getFile())
  const target = await onDisk(() => folder.getFileHandle(name, { create: true }))
  let copied: File | undefined
  try {
    copied = await copyInto(before, target)
    const unchanged = sameFingerprint(fingerprintOf(await onDisk(() => source.getFile())), fingerprintOf(before))
    if (!unchanged || !(await sameBytes(before, copied))) copied = undefined
  } finally {
    if (!copied) await onDisk(() => folder.removeEntry(name))
  }
  if (!copied) return { kind: 'stale' }
  await onDisk(() => (source as FileSystemFileHandle & { remove(): Promise<void> }).remove())
  return { kind: 'done', fingerprint: fingerprintOf(copied) }
}

async function copyInto(file: File, target: FileSystemFileHandle): Promise<File> {
  const writable = await onDisk(() => target.createWritable())
  await onDisk(() => file.stream().pipeTo(writable))
  return onDisk(() => target.getFile())
}

export async function sameBytes(a: File, b: File): Promise<boolean> {
  if (a.size !== b.size) return false
  for (let at = 0; at < a.size; at += SLICE_BYTES) {
    const [left, right] = await onDisk(() =>
      Promise.all([a.slice(at, at + SLICE_BYTES).arrayBuffer(), b.slice(at, at + SLICE_BYTES).arrayBuffer()]),
    )
    const bytes = new Uint8Array(right)
    if (left.byteLength !== bytes.length || !new Uint8Array(left).every((byte, i) => byte === bytes[i])) return false
  }
  return true
}
