/**
 * A manifest is the ordered list of chunks that make a file. A content hash names a whole content:
 * - nothing: SHA-256 of no bytes;
 * - one chunk: the chunk's own SHA-256, which is the file's, checked with any ordinary tool;
 * - more: SHA-256 of the packed manifest (each chunk's 32 bytes of hash and 4 bytes of length, big-endian).
 * Every device cuts alike, so equal bytes have equal content hashes.
 */
import type { ChunkHash, ContentHash } from '../ids'
import { hexOf, putHex } from './hex'

export interface ManifestChunk {
  readonly hash: ChunkHash
  /** Bytes. */
  readonly size: number
}

export type Manifest = readonly ManifestChunk[]

/** SHA-256 as 64 lower-case hex digits. The platform's own: WebCrypto or node:crypto. */
export type Sha256 = (bytes: Uint8Array<ArrayBuffer>) => Promise<string>

export const EMPTY_CONTENT = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' as ContentHash

export const PACKED_CHUNK_BYTES = 36

export async function contentHash(manifest: Manifest, sha256: Sha256): Promise<ContentHash> {
  const [first, second] = manifest
  if (!first) return EMPTY_CONTENT
  if (!second) return first.hash as string as ContentHash
  return (await sha256(packManifest(manifest))) as ContentHash
}

/** The manifest of a content of one chunk or none, which needs no look-up. */
export function shortManifest(content: ContentHash, size: number): Manifest {
  return size === 0 ? [] : [{ hash: content as string as ChunkHash, size }]
}

export function manifestSize(manifest: Manifest): number {
  return manifest.reduce((sum, chunk) => sum + chunk.size, 0)
}

/** 36 bytes a chunk. */
export function packManifest(manifest: Manifest): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(manifest.length * PACKED_CHUNK_BYTES)
  const view = new DataView(packed.buffer)
  manifest.forEach((chunk, i) => {
    const at = i * PACKED_CHUNK_BYTES
    putHex(chunk.hash, packed, at)
    view.setUint32(at + 32, chunk.size)
  })
  return packed
}

/** The reverse of `packManifest`. Throws a RangeError on a length that is no whole number of chunks. */
export function unpackManifest(packed: Uint8Array): Manifest {
  if (packed.length % PACKED_CHUNK_BYTES !== 0) throw new RangeError('not a packed manifest')
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  const manifest: ManifestChunk[] = []
  for (let at = 0; at < packed.length; at += PACKED_CHUNK_BYTES) {
    manifest.push({ hash: hexOf(packed, at, 32) as ChunkHash, size: view.getUint32(at + 32) })
  }
  return manifest
}
