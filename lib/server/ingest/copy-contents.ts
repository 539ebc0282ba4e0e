/** Contents of one drive become contents of another: what the other holds already is not stored again, nor counted. */
import type { Manifest } from '../../core/chunk/manifest'
import { FRAME_BYTES, type PackedChunk } from '../../core/protocol/pack'
import { readerOf } from '../content'
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

/** Durable when it resolves. Throws `over-quota` before the first byte, `disk-full`. */
export async function copyContents(from: Drive, to: Drive, contents: Iterable<Content>): Promise<void> {
  const distinct = [...new Map([...contents].map(row => [row.content, row])).values()]
  const missing = await missingChunks(to, distinct.map(manifestOf))
  if (missing.size === 0) return
  const bytes = [...missing.values()].reduce((sum, size) => sum + size + FRAME_BYTES, 0)
  const reservation = await to.server.quota.reserve(to.ownerId, bytes)
  try {
    await storeInPacks(to, chunksOf(from, distinct, missing), async (_, stored) => reservation.spend(stored))
  } finally {
    reservation.release()
  }
}

/** As they were cut, so that the content stays the same. */
async function* chunksOf(from: Drive, contents: readonly Content[], missing: ReadonlyMap<string, number>): AsyncGenerator<PackedChunk> {
  const left = new Set(missing.keys())
  for (const row of contents) {
    let at = 0
    for (const { hash, size } of manifestOf(row)) {
      if (left.delete(hash)) yield { hash, bytes: await readChunk(from, row, { at, hash, size }) }
      at += size
    }
  }
}

async function readChunk(from: Drive, row: Content, chunk: { at: number; hash: string; size: number }): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(chunk.size)
  let filled = 0
  for await (const part of readerOf(from, row)(chunk.at, chunk.at + chunk.size)) {
    bytes.set(part, filled)
    filled += part.length
  }
  if (sha256Hex(bytes) !== chunk.hash) throw new Fault('internal', 'a chunk that is not what its hash says')
  return bytes
}

/** With their sizes. */
async function missingChunks(drive: Drive, manifests: readonly Manifest[]): Promise<Map<string, number>> {
  const sizes = new Map(manifests.flatMap(manifest => manifest.map(chunk => [chunk.hash, chunk.size] as const)))
  for (const hash of await heldChunks(drive, [...sizes.keys()])) sizes.delete(hash)
  return sizes
}
