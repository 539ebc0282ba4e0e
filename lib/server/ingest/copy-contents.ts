/** Contents of one drive become contents of another: what the other holds already is not stored again, nor counted. */
import type { Manifest } from '../../core/chunk/manifest'
import { FRAME_BYTES, type PackedChunk } from '../../core/protocol/pack'
import { readInOrder } from '../content'
import type { Revision } from '../db/generated/client'
import { inGroups } from '../db/in-groups'
import type { Drive } from '../drive'
import { Fault } from '../fault'
import { manifestOf } from '../manifests'
import { heldChunks } from '../packs/receive-pack'
import { sha256Hex } from '../sha256'
import { storeInPacks } from './store-in-packs'

export type Content = Pick<Revision, 'id' | 'content' | 'size' | 'manifest' | 'mtime'>

/** By their ids. */
export async function findContents({ id: driveId, server }: Drive, revisions: readonly string[]): Promise<Map<string, Content>> {
  const select = { id: true, content: true, size: true, manifest: true, mtime: true } as const
  const rows = await inGroups(revisions, group => server.db.revision.findMany({ where: { driveId, id: { in: group } }, select }))
  return new Map(rows.map(row => [row.id, row]))
}

export interface CopyWatch {
  /** Bytes that are read so far, of those that the other drive has not. */
  readonly moved?: (bytes: number, of: number) => void
  /** Nobody wants it any more. */
  readonly gone?: AbortSignal | undefined
}

/** Durable when it resolves. Throws `over-quota` before the first byte, `disk-full`, and the signal's reason. */
export async function copyContents(from: Drive, to: Drive, contents: Iterable<Content>, watch: CopyWatch = {}): Promise<void> {
  const distinct = [...new Map([...contents].map(row => [row.content, row])).values()]
  const missing = await missingChunks(to, distinct.map(manifestOf))
  if (missing.size === 0) return
  const bytes = [...missing.values()].reduce((sum, size) => sum + size + FRAME_BYTES, 0)
  const reservation = await to.server.quota.reserve(to.ownerId, bytes)
  try {
    await storeInPacks(to, chunksOf(from, distinct, missing, watch), async (_, stored) => reservation.spend(stored))
  } finally {
    reservation.release()
  }
}

/** As they were cut, so that the content stays the same. */
async function* chunksOf(
  from: Drive,
  contents: readonly Content[],
  missing: ReadonlyMap<string, number>,
  { moved, gone }: CopyWatch,
): AsyncGenerator<PackedChunk> {
  const left = new Set(missing.keys())
  // Chunks of one file lie together.
  const wanted = contents.flatMap(row => manifestOf(row).filter(({ hash }) => left.delete(hash)))
  const total = wanted.reduce((sum, { size }) => sum + size, 0)
  const bytes = readInOrder(from, wanted)[Symbol.asyncIterator]()
  let done = 0
  try {
    for (const { hash, size } of wanted) {
      gone?.throwIfAborted()
      yield { hash, bytes: await takeChunk(bytes, hash, size) }
      done += size
      moved?.(done, total)
    }
  } finally {
    await bytes.return?.()
  }
}

async function takeChunk(parts: AsyncIterator<Uint8Array>, hash: string, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(size)
  for (let filled = 0; filled < size; ) {
    const part = await parts.next()
    if (part.done) break
    bytes.set(part.value, filled)
    filled += part.value.length
  }
  if (sha256Hex(bytes) !== hash) throw new Fault('internal', 'a chunk that is not what its hash says')
  return bytes
}

/** With their sizes. */
async function missingChunks(drive: Drive, manifests: readonly Manifest[]): Promise<Map<string, number>> {
  const sizes = new Map(manifests.flatMap(manifest => manifest.map(chunk => [chunk.hash, chunk.size] as const)))
  for (const hash of await heldChunks(drive, [...sizes.keys()])) sizes.delete(hash)
  return sizes
}
