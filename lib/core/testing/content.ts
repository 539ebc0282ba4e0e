/** Contents for tests: their hashes, at once and remembered. Cut by the real chunker, hashed by node:crypto. */
import { createHash } from 'node:crypto'
import { createChunker, MIN_CHUNK_BYTES } from '../chunk/fastcdc'
import { type Manifest, type ManifestChunk, packManifest, type Sha256 } from '../chunk/manifest'
import type { ChunkHash, ContentHash } from '../ids'
import type { PackedChunk } from '../protocol/pack'

export type Bytes = Uint8Array<ArrayBuffer>

export interface Content {
  readonly hash: ContentHash
  readonly size: number
  readonly manifest: Manifest
}

export const sha256: Sha256 = async bytes => sha256Now(bytes)

export function sha256Now(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

const known = new WeakMap<Uint8Array, Content>()

/** The content of a buffer that nobody writes into any more. */
export function contentOf(bytes: Uint8Array): Content {
  const before = known.get(bytes)
  if (before) return before
  const content = measure(bytes)
  known.set(bytes, content)
  return content
}

function measure(bytes: Uint8Array): Content {
  const manifest = chunksOf(bytes).map(chunk => ({ hash: chunk.hash, size: chunk.bytes.length }))
  return { hash: hashOf(manifest, bytes), size: bytes.length, manifest }
}

function hashOf(manifest: readonly ManifestChunk[], bytes: Uint8Array): ContentHash {
  if (manifest.length === 1) return manifest[0]?.hash as string as ContentHash
  return sha256Now(manifest.length === 0 ? bytes : packManifest(manifest)) as ContentHash
}

/** The chunks of a whole file. */
export function chunksOf(bytes: Uint8Array): PackedChunk[] {
  const chunks: PackedChunk[] = []
  for (let from = 0; from < bytes.length; ) {
    const rest = bytes.subarray(from)
    const cut = rest.length < MIN_CHUNK_BYTES ? -1 : createChunker().nextCut(rest)
    const chunk = rest.slice(0, cut === -1 ? rest.length : cut)
    chunks.push({ hash: sha256Now(chunk) as ChunkHash, bytes: chunk })
    from += chunk.length
  }
  return chunks
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

export function bytesOf(text: string): Bytes {
  return encoder.encode(text) as Bytes
}

export function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}
