import { expect, test } from 'vitest'
import { chunksOf } from '../testing/content'
import { Random } from '../testing/random'
import { cutStream } from './cut-stream'
import type { Chunker } from './fastcdc'

async function* buffers(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}

async function collect(source: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const all: Uint8Array[] = []
  for await (const chunk of source) all.push(chunk)
  return all
}

/** Cuts after every third byte. */
function everyThird(): Chunker {
  let length = 0
  return {
    nextCut(bytes) {
      const end = 3 - length
      if (bytes.length < end) {
        length += bytes.length
        return -1
      }
      length = 0
      return end
    },
  }
}

test.each([1, 2, 3, 4, 7, 100])('buffers of %i bytes become whole chunks', async size => {
  const bytes = Uint8Array.from({ length: 11 }, (_, i) => i)
  const chunks = await collect(cutStream(buffers(bytes, size), everyThird()))
  expect(chunks.map(chunk => [...chunk])).toEqual([
    [0, 1, 2],
    [3, 4, 5],
    [6, 7, 8],
    [9, 10],
  ])
})

test('nothing has no chunk, and empty buffers add none', async () => {
  expect(await collect(cutStream(buffers(new Uint8Array(0), 5)))).toEqual([])
  const withGaps = (async function* () {
    yield new Uint8Array(0)
    yield Uint8Array.of(1, 2)
    yield new Uint8Array(0)
    yield Uint8Array.of(3, 4)
  })()
  expect((await collect(cutStream(withGaps, everyThird()))).map(chunk => [...chunk])).toEqual([[1, 2, 3], [4]])
})

test('each chunk is a buffer of its own', async () => {
  const bytes = Uint8Array.of(1, 2, 3, 4)
  const chunks = await collect(cutStream([bytes] as unknown as AsyncIterable<Uint8Array>, everyThird()))
  bytes.fill(9)
  expect(chunks.map(chunk => [...chunk])).toEqual([[1, 2, 3], [4]])
})

test('the real chunker cuts a stream where it cuts the whole', async () => {
  const bytes = new Random(3).bytes(5_000_000)
  const chunks = await collect(cutStream(buffers(bytes, 70_001)))
  expect(chunks.map(chunk => chunk.length)).toEqual(chunksOf(bytes).map(chunk => chunk.bytes.length))
})
