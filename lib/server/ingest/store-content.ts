/**
 * Bytes that come in plain become chunks of a drive: cut, hashed and packed here as a browser does it, so that equal
 * files have equal contents wherever they came from. Holds a few chunks at a time, whatever the size.
 */
import { cutStream } from '../../core/chunk/cut-stream'
import { MIN_CHUNK_BYTES } from '../../core/chunk/fastcdc'
import { contentHash, type ManifestChunk, manifestSize } from '../../core/chunk/manifest'
import type { ChunkHash } from '../../core/ids'
import type { NewRevision } from '../../core/protocol/messages'
import { FRAME_BYTES, type PackedChunk } from '../../core/protocol/pack'
import type { Drive } from '../drive'
import type { OnStored } from '../packs/receive-pack'
import { sha256, sha256Hex } from '../sha256'
import { storeInPacks } from './store-in-packs'

export type StoredContent = Pick<NewRevision, 'content' | 'size' | 'chunks'>

/** What so many plain bytes take at most, once they are packed. */
export function packedBytes(size: number): number {
  return size + FRAME_BYTES * Math.ceil(size / MIN_CHUNK_BYTES)
}

/**
 * Durable when it resolves; chunks that the drive holds are not stored again. The caller has reserved `packedBytes`, and
 * `onStored` takes off what of them is stored. No revision names the content yet. Throws `disk-full`, and what `bytes` throws.
 */
export async function storeContent(drive: Drive, bytes: AsyncIterable<Uint8Array>, onStored: OnStored): Promise<StoredContent> {
  const chunks: ManifestChunk[] = []
  await storeInPacks(drive, hashed(bytes, chunks), onStored)
  return { content: await contentHash(chunks, sha256), size: manifestSize(chunks), chunks }
}

async function* hashed(bytes: AsyncIterable<Uint8Array>, chunks: ManifestChunk[]): AsyncGenerator<PackedChunk> {
  for await (const chunk of cutStream(bytes)) {
    const hash = sha256Hex(chunk) as ChunkHash
    chunks.push({ hash, size: chunk.length })
    yield { hash, bytes: chunk }
  }
}
