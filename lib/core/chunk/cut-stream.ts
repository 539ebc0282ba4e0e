/** A stream of buffers as a stream of whole chunks; at most one chunk is held. */
import { type Chunker, createChunker } from './fastcdc'

/** An empty source has no chunk. Each chunk is a buffer of its own. */
export async function* cutStream(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  chunker: Chunker = createChunker(),
): AsyncIterable<Uint8Array<ArrayBuffer>> {
  let parts: Uint8Array[] = []
  for await (const buffer of source) {
    let rest = buffer
    for (let end = chunker.nextCut(rest); end !== -1; end = chunker.nextCut(rest)) {
      parts.push(rest.subarray(0, end))
      yield join(parts)
      parts = []
      rest = rest.subarray(end)
    }
    if (rest.length > 0) parts.push(rest)
  }
  if (parts.length > 0) yield join(parts)
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
