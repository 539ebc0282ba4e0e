/**
 * How many chunks travel in one body, up and down: for each chunk 32 bytes of SHA-256, 4 bytes of length (big-endian),
 * then its bytes; the body ends after a chunk. The reader trusts neither: it checks lengths here and hashes itself.
 */
import { MAX_CHUNK_BYTES } from '../chunk/fastcdc'
import { hexOf, putHex } from '../chunk/hex'
import type { ChunkHash } from '../ids'

export interface PackedChunk {
  readonly hash: ChunkHash
  readonly bytes: Uint8Array<ArrayBuffer>
}

export const FRAME_BYTES = 36
/** The most bytes of one pack, frames included. */
export const MAX_PACK_BYTES = 32 * 1024 * 1024

export class BadPack extends Error {}

/** The frame that goes before a chunk's bytes. */
export function frame(hash: ChunkHash, size: number): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(FRAME_BYTES)
  putHex(hash, header)
  new DataView(header.buffer).setUint32(32, size)
  return header
}

/** The chunks of a body as they arrive; holds one chunk at a time. Throws `BadPack` on a length out of range or a body cut short. */
export async function* readPack(body: AsyncIterable<Uint8Array>): AsyncIterable<PackedChunk> {
  const reader = new ByteReader(body)
  for (let header = await reader.take(FRAME_BYTES); header !== undefined; header = await reader.take(FRAME_BYTES)) {
    const size = new DataView(header.buffer).getUint32(32)
    if (size === 0 || size > MAX_CHUNK_BYTES) throw new BadPack(`a chunk of ${size} bytes`)
    const hash = hexOf(header, 0, 32)
    const bytes = await reader.take(size)
    if (!bytes) throw new BadPack('the body ends inside a chunk')
    yield { hash: hash as ChunkHash, bytes }
  }
}

/** Takes exact counts of bytes from a stream of buffers. */
class ByteReader {
  private readonly source: AsyncIterator<Uint8Array>
  private buffer = new Uint8Array(0)

  constructor(body: AsyncIterable<Uint8Array>) {
    this.source = body[Symbol.asyncIterator]()
  }

  /** `undefined` at the end of the body; `BadPack` when it ends part of the way. */
  async take(count: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const taken = new Uint8Array(count)
    let filled = 0
    while (filled < count) {
      if (this.buffer.length === 0) {
        const next = await this.source.next()
        if (next.done) {
          if (filled === 0) return undefined
          throw new BadPack('the body ends inside a frame or a chunk')
        }
        this.buffer = next.value as Uint8Array<ArrayBuffer>
        continue
      }
      const part = this.buffer.subarray(0, count - filled)
      taken.set(part, filled)
      filled += part.length
      this.buffer = this.buffer.subarray(part.length)
    }
    return taken
  }
}
