/** Contents and ops for tests. */
import { contentHash, type ManifestChunk, manifestSize } from '../../core/chunk/manifest'
import { type ChunkHash, type NodeId, type OpId, type RevisionId, ROOT } from '../../core/ids'
import type { NewRevision, Op } from '../../core/protocol/messages'
import { frame } from '../../core/protocol/pack'
import { newId } from '../new-id'
import { sha256, sha256Hex } from '../sha256'

export interface TestChunk extends ManifestChunk {
  readonly bytes: Uint8Array<ArrayBuffer>
}

export function chunk(content: string | Uint8Array<ArrayBuffer>): TestChunk {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return { bytes, size: bytes.length, hash: sha256Hex(bytes) as ChunkHash }
}

/** Pack framing. */
export function framed(chunks: readonly TestChunk[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.concat(chunks.flatMap(({ hash, bytes }) => [frame(hash, bytes.length), bytes])))
}

export async function revision(chunks: readonly ManifestChunk[], id = newId<RevisionId>()): Promise<NewRevision> {
  const manifest = chunks.map(({ hash, size }) => ({ hash, size }))
  return { id, content: await contentHash(manifest, sha256), size: manifestSize(manifest), mtime: 1_700_000_000_000, chunks: manifest }
}

export function createFolder(name: string, parent: NodeId = ROOT, id = newId<NodeId>()): Op & { op: 'create-folder' } {
  return { op: 'create-folder', opId: newId<OpId>(), id, place: { parent, name } }
}

export async function createFile(
  name: string,
  chunks: readonly ManifestChunk[],
  parent: NodeId = ROOT,
): Promise<Op & { op: 'create-file' }> {
  return { op: 'create-file', opId: newId<OpId>(), id: newId<NodeId>(), place: { parent, name }, revision: await revision(chunks) }
}

export function move(op: Pick<Op & { op: 'create-folder' }, 'id' | 'place'>, name: string, parent: NodeId = ROOT): Op & { op: 'move' } {
  return { op: 'move', opId: newId<OpId>(), id: op.id, expect: op.place, place: { parent, name } }
}

export function remove(
  op: Pick<Op & { op: 'create-folder' }, 'id' | 'place'> & { readonly revision?: NewRevision | undefined },
  cursor: number,
): Op & { op: 'delete' } {
  return { op: 'delete', opId: newId<OpId>(), id: op.id, expect: { place: op.place, revision: op.revision?.id ?? null }, cursor }
}
