/**
 * Writes a file: the content goes beside it, the target is looked at once more, then both are swapped. The platform does
 * the swapping; what it leaves behind when something fails is cleared here.
 */
import { type Path, utf8Length } from '../../core/name'
import { partName } from '../../core/part-name'
import type { WriteResult } from '../../core/ports'
import { type Fingerprint, sameFingerprint } from '../../core/sides'
import { type Adapter, creating, fingerprintOf, nameOf, parentOf, refusalOf, standingAt } from './adapter'
import { DiskFault, onDisk } from './disk-fault'
import { nameProblem } from './name-problem'
import type { MovableFileHandle } from './platform'

export type Content = AsyncIterable<Uint8Array<ArrayBuffer>>

const STALE = { kind: 'stale' } as const

/** Chromium writes to `name.crswap`, which must be a name that the disk takes. */
const MOST_BYTES_OF_A_SWAPPED_NAME = 248
/** Smaller parts are joined up to this, since each write is a trip to another process. */
const PART_BYTES = 4 * 1024 * 1024

/** Rejects with whatever `content` throws. */
export function writeFile(adapter: Adapter, path: Path, expected: Fingerprint | 'absent', content: Content): Promise<WriteResult> {
  const problem = nameProblem(nameOf(path), adapter.onWindows)
  if (problem) return Promise.resolve({ kind: 'problem', why: problem })
  return adapter.writes.run(async () => {
    try {
      return await swapIn(adapter, path, expected, content)
    } catch (error) {
      return refusalOf(error)
    }
  })
}

async function swapIn(adapter: Adapter, path: Path, expected: Fingerprint | 'absent', content: Content): Promise<WriteResult> {
  const folder = await adapter.handles.find(parentOf(path))
  const place: WritePlace = { folder, name: nameOf(path), expected }
  if (!(await isExpected(place))) return STALE
  const { isLong, parts } = await begun(content)
  const hasNoSwap = utf8Length(place.name) > MOST_BYTES_OF_A_SWAPPED_NAME
  const beside = isLong || hasNoSwap ? await writeBeside(place, parts) : 'cannot-move'
  if (beside !== 'cannot-move') return beside
  if (hasNoSwap) return { kind: 'problem', why: 'too-long' }
  return expected === 'absent' ? writeNew(folder, place.name, parts) : writeOver(folder, place.name, expected, parts)
}

/** Where a content goes, and what may stand there now. */
interface WritePlace {
  readonly folder: FileSystemDirectoryHandle
  readonly name: string
  readonly expected: Fingerprint | 'absent'
}

async function isExpected({ folder, name, expected }: WritePlace): Promise<boolean> {
  if (expected === 'absent') return (await standingAt(folder, name)) === 'nothing'
  return sameFingerprint(fingerprintOf(await onDisk(async () => (await folder.getFileHandle(name)).getFile())), expected)
}

/** Takes the first parts, to see whether the content is of more than one. */
async function begun(content: Content): Promise<{ readonly isLong: boolean; readonly parts: Content }> {
  const source = content[Symbol.asyncIterator]()
  const first = await source.next()
  const second = first.done ? first : await source.next()
  async function* parts(): Content {
    try {
      for (let next = first; !next.done; next = next === first ? second : await source.next()) yield next.value
    } finally {
      await source.return?.()
    }
  }
  return { isLong: !second.done, parts: parts() }
}

/** The platform makes an empty file at once; it goes again when the content does not come. */
async function writeNew(folder: FileSystemDirectoryHandle, name: string, content: Content): Promise<WriteResult> {
  const made = await creating(folder, () => folder.getFileHandle(name, { create: true }))
  let result: WriteResult | undefined
  try {
    result = await fill(made, file => file.size === 0, content)
    return result
  } finally {
    if (result?.kind !== 'done') await removeEmpty(folder, made)
  }
}

async function removeEmpty(folder: FileSystemDirectoryHandle, made: FileSystemFileHandle): Promise<void> {
  try {
    await onDisk(async () => {
      if ((await made.getFile()).size === 0) await folder.removeEntry(made.name)
    })
  } catch (error) {
    // It is gone, or held by somebody: then it is theirs.
    if (!(error instanceof DiskFault)) throw error
  }
}

async function writeOver(folder: FileSystemDirectoryHandle, name: string, expected: Fingerprint, content: Content): Promise<WriteResult> {
  const target = await onDisk(() => folder.getFileHandle(name))
  return fill(target, file => sameFingerprint(fingerprintOf(file), expected), content)
}

/** Fills a file that is there. The swap happens at the end of `close`; until then the target is untouched. */
async function fill(target: FileSystemFileHandle, isExpected: (file: File) => boolean, content: Content): Promise<WriteResult> {
  const writable = await onDisk(() => target.createWritable())
  let closed = false
  try {
    const size = await pour(content, writable)
    if (!isExpected(await onDisk(() => target.getFile()))) return STALE
    const swappedAfter = Date.now()
    await onDisk(() => writable.close())
    closed = true
    const { mtime } = fingerprintOf(await onDisk(() => target.getFile()))
    // No byte of ours is younger: a later time is of somebody who wrote right after the swap, and must not be taken for ours.
    return { kind: 'done', fingerprint: { size, mtime: Math.min(mtime, swappedAfter) } }
  } finally {
    if (!closed) await abandon(writable)
  }
}

async function abandon(writable: FileSystemWritableFileStream): Promise<void> {
  try {
    await onDisk(() => writable.abort())
  } catch (error) {
    // A stream that failed is gone already, with its swap file; aborting it says so by a TypeError or its own failure.
    if (!(error instanceof DiskFault) && !(error instanceof TypeError)) throw error
  }
}

/** Writes all of `content` and gives its length in bytes. */
async function pour(content: Content, writable: FileSystemWritableFileStream): Promise<number> {
  const write = (bytes: Uint8Array<ArrayBuffer>) => onDisk(() => writable.write(bytes))
  const joiner = new Joiner(write)
  let size = 0
  for await (const bytes of content) {
    size += bytes.length
    await joiner.add(bytes)
  }
  await joiner.end()
  return size
}

/** Joins small parts in one buffer that is used again: a Blob of the parts is slower to write than copying them is. */
class Joiner {
  private readonly first: Uint8Array<ArrayBuffer>[] = []
  private buffer: Uint8Array<ArrayBuffer> | undefined
  private filled = 0

  constructor(private readonly write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>) {}

  async add(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    // Most files are of one part, and need no copy.
    if (!this.buffer && this.first.length === 0) return void this.first.push(bytes)
    this.buffer ??= new Uint8Array(PART_BYTES)
    for (const part of [...this.first.splice(0), bytes]) await this.copy(part, this.buffer)
  }

  async end(): Promise<void> {
    const rest = this.first[0] ?? this.buffer?.subarray(0, this.filled)
    if (rest && rest.length > 0) await this.write(rest)
  }

  private async copy(bytes: Uint8Array<ArrayBuffer>, buffer: Uint8Array<ArrayBuffer>): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + buffer.length - this.filled)
      buffer.set(part, this.filled)
      this.filled += part.length
      at += part.length
      if (this.filled < buffer.length) continue
      await this.write(buffer)
      this.filled = 0
    }
  }
}

/**
 * Written under another name, then moved to its own. In `close` the platform reads all that was written once more: what
 * somebody saves at the target in those seconds would be covered. Before a move the target is looked at, and that takes no
 * time. A name too long to have a swap file is written like this as well.
 */
async function writeBeside(place: WritePlace, content: Content): Promise<WriteResult | 'cannot-move'> {
  const { folder, name } = place
  const passingAs = partName(name, crypto.randomUUID().slice(0, 8))
  const passing: MovableFileHandle = await creating(folder, () => folder.getFileHandle(passingAs, { create: true }))
  let done = false
  try {
    if (!passing.move) return 'cannot-move'
    const written = await fill(passing, file => file.size === 0, content)
    if (written.kind !== 'done') return written
    if (!(await isExpected(place))) return STALE
    await onDisk(() => passing.move?.(folder, name))
    done = true
    return written
  } finally {
    if (!done) await onDisk(() => folder.removeEntry(passingAs)).catch(() => {})
  }
}
