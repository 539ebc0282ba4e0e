/** Learns what local files hold: reads, cuts and hashes them into the local tree. */
import { cutStream } from '../chunk/cut-stream'
import { contentHash, type Manifest, type ManifestChunk } from '../chunk/manifest'
import type { ChunkHash, ContentHash, NodeId } from '../ids'
import { drain } from '../pool'
import { type ReadFailure, ReadFault } from '../ports'
import { type Fingerprint, sameFingerprint } from '../sides'
import type { Place } from '../tree'
import { type Doing, SEND } from './context'

/** Files up to this size are read many at once and held in memory. */
export const SMALL_BYTES = 1024 * 1024
export const GROUP_FILES = 256
export const GROUP_BYTES = 8 * 1024 * 1024
const GROUPS_AT_ONCE = 3

export interface ReadChunk extends ManifestChunk {
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** A local file that is there, with what is needed to read it. */
export interface Readable extends Place {
  readonly id: NodeId
  readonly path: readonly string[]
  readonly expected: Fingerprint
}

/** Splits work into groups that fit in memory. */
export function groups<T>(items: readonly T[], sizeOf: (item: T) => number): T[][] {
  const all: T[][] = []
  let group: T[] = []
  let bytes = 0
  for (const item of items) {
    const size = sizeOf(item)
    if (group.length > 0 && (group.length >= GROUP_FILES || bytes + size > GROUP_BYTES)) {
      all.push(group)
      group = []
      bytes = 0
    }
    group.push(item)
    bytes += size
  }
  if (group.length > 0) all.push(group)
  return all
}

/** Where a local file lies and what it should look like, or `undefined` when the tree has it no more. */
export function readable(doing: Doing, id: NodeId): Readable | undefined {
  const entry = doing.trees.local.get(id)
  const path = doing.trees.localPath(id)
  if (entry?.kind !== 'file' || !entry.fingerprint || !path) return undefined
  const { parent, name } = entry
  return { id, parent, name, path, expected: entry.fingerprint }
}

/** Puts the content of each file into the local tree. Those that cannot be read now stay unread and wait. */
export async function readContents(doing: Doing, ids: readonly NodeId[]): Promise<void> {
  const files = ids.map(id => readable(doing, id)).filter(file => file !== undefined)
  const small = files.filter(file => file.expected.size <= SMALL_BYTES)
  await drain(
    groups(small, file => file.expected.size),
    GROUPS_AT_ONCE,
    group => readGroup(doing, group),
  )
  await drain(
    files.filter(file => file.expected.size > SMALL_BYTES),
    2,
    file => readOne(doing, file),
  )
}

async function readGroup(doing: Doing, group: readonly Readable[]): Promise<void> {
  const reads = await doing.folder.readSmall(group)
  await Promise.all(
    group.map(async (file, i) => {
      const read = reads[i]
      if (read?.kind !== 'read') return readFailed(doing, file.id, read ?? { kind: 'gone' })
      const chunks = await cutAndHash(doing, read.bytes)
      knowContent(doing, file, await contentHash(chunks, doing.sha256))
    }),
  )
}

async function readOne(doing: Doing, file: Readable): Promise<void> {
  try {
    const manifest: ManifestChunk[] = []
    for await (const bytes of cutStream(doing.folder.readLarge(file.path, file.expected))) {
      manifest.push({ hash: (await doing.sha256(bytes)) as ChunkHash, size: bytes.length })
    }
    knowContent(doing, file, await contentHash(manifest, doing.sha256))
  } catch (error) {
    if (!(error instanceof ReadFault)) throw error
    readFailed(doing, file.id, error.failure)
  }
}

/** The chunks of a small file that is in memory. */
export async function cutAndHash(doing: Doing, bytes: Uint8Array<ArrayBuffer>): Promise<ReadChunk[]> {
  const chunks: ReadChunk[] = []
  for await (const part of cutStream([bytes])) {
    chunks.push({ bytes: part, size: part.length, hash: (await doing.sha256(part)) as ChunkHash })
  }
  return chunks
}

/** Remembers what a file held when it looked like `file.expected`. */
export function knowContent(doing: Doing, file: Readable, content: ContentHash): void {
  const entry = doing.trees.local.get(file.id)
  if (entry?.kind !== 'file' || !entry.fingerprint || !sameFingerprint(entry.fingerprint, file.expected)) return
  doing.trees.setLocal({ ...entry, content, observedAt: doing.clock.now() })
  doing.trees.unreadable.delete(file.id)
  doing.trees.doubt(file.id)
  doing.trees.settle(file.id)
}

/** A file that is gone or changed is looked at again; one that cannot be read waits. */
export function readFailed(doing: Doing, id: NodeId, failure: ReadFailure): void {
  const entry = doing.trees.local.get(id)
  const why = failure.kind === 'problem' ? failure.why : 'in-use'
  if (failure.kind !== 'gone') doing.waiting.fail(id, why, SEND, doing.clock.now())
  if (failure.kind !== 'problem' && entry) doing.markDirty(entry.parent)
}

export function manifestOf(chunks: readonly ReadChunk[]): Manifest {
  return chunks.map(({ hash, size }) => ({ hash, size }))
}
