/** Any number of chunks as packs of the size that devices send, one after the other. */
import { FRAME_BYTES, MAX_PACK_BYTES, type PackedChunk } from '../../core/protocol/pack'
import type { Drive } from '../drive'
import { type OnStored, storeChunks } from '../packs/receive-pack'

/** As `storeChunks`. Ends `chunks` also when it breaks off. */
export async function storeInPacks(drive: Drive, chunks: AsyncGenerator<PackedChunk>, onStored: OnStored): Promise<void> {
  for await (const pack of inPacks(chunks)) await storeChunks(drive, pack, onStored)
}

/** Each part is to be read to its end before the next one is asked for. */
async function* inPacks(chunks: AsyncGenerator<PackedChunk>): AsyncGenerator<AsyncGenerator<PackedChunk>> {
  try {
    let next = await chunks.next()
    async function* pack(): AsyncGenerator<PackedChunk> {
      for (let bytes = sizeOf(next); !next.done && bytes <= MAX_PACK_BYTES; bytes += sizeOf(next)) {
        yield next.value
        next = await chunks.next()
      }
    }
    while (!next.done) yield pack()
  } finally {
    // A file or another drive may be open behind it.
    await chunks.return(undefined)
  }
}

function sizeOf(next: IteratorResult<PackedChunk>): number {
  return next.done ? 0 : FRAME_BYTES + next.value.bytes.length
}
