/** A file's bytes out of the packs, whole or a range, in order. */
import type { ManifestChunk } from '../core/chunk/manifest'
import type { NodeId, RevisionId } from '../core/ids'
import { findNode } from './changes'
import type { Revision } from './db/generated/client'
import type { Drive } from './drive'
import { Fault } from './fault'
import { manifestOf } from './manifests'
import type { PackReader } from './packs/pack-store'
import { findChunks, openPack } from './packs/read-chunks'

export interface FileContent {
  readonly name: string
  readonly revision: RevisionId
  /** Names the content; equal hashes are equal bytes. */
  readonly hash: string
  readonly size: number
  /** When the server took it, milliseconds since 1970. */
  readonly at: number
  /** Bytes from `from` up to and without `to`. Breaks off when the server does not hold a chunk any more. */
  read(from: number, to: number): AsyncIterable<Uint8Array<ArrayBuffer>>
}

/** Places looked up together. */
const GROUP = 256

/** The present content of a live file; or a revision of any file, also of a deleted one. Throws `not-found`. */
export async function openContent(drive: Drive, id: NodeId, revisionId?: RevisionId): Promise<FileContent> {
  const node = await findNode(drive, id)
  const wanted = revisionId ?? (node?.deleted ? null : node?.revisionId)
  if (!node || !wanted) throw new Fault('not-found')
  const row = await findRevision(drive, id, wanted)
  return {
    name: node.name,
    revision: row.id as RevisionId,
    hash: row.content,
    size: Number(row.size),
    at: Number(row.at),
    read: readerOf(drive, row),
  }
}

/** Throws `not-found` for a revision that is not this node's. */
export async function findRevision(drive: Drive, node: NodeId, id: string): Promise<Revision> {
  const row = await drive.server.db.revision.findUnique({ where: { driveId_id: { driveId: drive.id, id } } })
  if (row?.nodeId !== node) throw new Fault('not-found')
  return row
}

/** Reads one revision, whether or not a node holds it now. */
export function readerOf(drive: Drive, row: Pick<Revision, 'content' | 'size' | 'manifest'>): FileContent['read'] {
  const manifest = manifestOf(row)
  return (from, to) => readRange(drive, partsOf(manifest, from, to))
}

/** Whole chunks, in their order; no part of the answer belongs to two of them. Breaks off as `FileContent.read`. */
export function readInOrder(drive: Drive, chunks: readonly ManifestChunk[]): AsyncIterable<Uint8Array<ArrayBuffer>> {
  return readRange(
    drive,
    chunks.map(chunk => ({ chunk, from: 0, to: chunk.size })),
  )
}

/** A piece of a chunk, in bytes from the chunk's beginning. */
interface Part {
  readonly chunk: ManifestChunk
  readonly from: number
  readonly to: number
}

function partsOf(manifest: readonly ManifestChunk[], from: number, to: number): Part[] {
  const parts: Part[] = []
  let at = 0
  for (const chunk of manifest) {
    const part = { chunk, from: Math.max(0, from - at), to: Math.min(chunk.size, to - at) }
    if (part.from < part.to) parts.push(part)
    at += chunk.size
  }
  return parts
}

async function* readRange(drive: Drive, parts: readonly Part[]): AsyncIterable<Uint8Array<ArrayBuffer>> {
  const packs = new OnePack(drive)
  try {
    for (let at = 0; at < parts.length; at += GROUP) {
      const group = parts.slice(at, at + GROUP)
      const places = new Map(
        (
          await findChunks(
            drive,
            group.map(part => part.chunk.hash),
          )
        ).map(place => [place.hash, place]),
      )
      for (const { chunk, from, to } of group) {
        const place = places.get(chunk.hash)
        if (!place) throw new Fault('internal', 'a chunk of a revision is not in the index')
        yield* (await packs.get(place.packId)).read(place.offset + from, place.offset + to)
      }
    }
  } finally {
    await packs.close()
  }
}

/** The pack read last stays open: neighbouring chunks mostly lie together. */
class OnePack {
  private id: string | undefined
  private reader: PackReader | undefined

  constructor(private readonly drive: Drive) {}

  async get(id: string): Promise<PackReader> {
    if (this.id === id && this.reader) return this.reader
    await this.close()
    const reader = await openPack(this.drive, id)
    if (!reader) throw new Fault('internal', 'a pack is missing')
    this.id = id
    this.reader = reader
    return reader
  }

  async close(): Promise<void> {
    await this.reader?.close()
    this.reader = undefined
  }
}
