import { describe, expect, test } from 'vitest'
import { MAX_CHUNK_BYTES } from '../chunk/fastcdc'
import type { ChunkHash } from '../ids'
import { bytesOf, sha256Now, textOf } from '../testing/content'
import { BadPack, FRAME_BYTES, frame, readPack } from './pack'

const contents = ['one', 'two and more', 'three']
const body = Buffer.concat(contents.flatMap(text => [frame(hashOf(text), text.length), bytesOf(text)]))

function hashOf(text: string): ChunkHash {
  return sha256Now(bytesOf(text)) as ChunkHash
}

async function* inParts(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}

async function read(source: AsyncIterable<Uint8Array>): Promise<string[]> {
  const found: string[] = []
  for await (const { hash, bytes } of readPack(source)) {
    expect(hash).toBe(sha256Now(bytes))
    found.push(textOf(bytes))
  }
  return found
}

test.each([1, 2, 35, 36, 37, 50, 1000])('a pack is read whole when it comes in parts of %i bytes', async size => {
  expect(await read(inParts(body, size))).toEqual(contents)
})

test('an empty body holds no chunk', async () => {
  expect(await read(inParts(new Uint8Array(0), 1))).toEqual([])
})

test('a frame is 32 bytes of hash and 4 of length, most significant byte first', () => {
  const header = frame('0f'.repeat(32) as ChunkHash, 0x00010203)
  expect([...header.subarray(31)]).toEqual([0x0f, 0, 1, 2, 3])
  expect(header.length).toBe(FRAME_BYTES)
})

describe('a bad pack is refused', () => {
  test.each([
    ['inside a frame', 10],
    ['just after a frame', FRAME_BYTES],
    ['inside a chunk', FRAME_BYTES + 2],
    ['inside the second frame', FRAME_BYTES + 3 + 20],
  ])('that ends %s', async (_where, length) => {
    await expect(read(inParts(body.subarray(0, length), 7))).rejects.toThrow(BadPack)
  })

  test.each([0, MAX_CHUNK_BYTES + 1, 0xffff_ffff])('that tells of a chunk of %i bytes, before it is read', async size => {
    const header = frame(hashOf('one'), size)
    const endless = (async function* () {
      yield header
      yield* inParts(new Uint8Array(1000), 100)
      expect.unreachable()
    })()
    await expect(read(endless)).rejects.toThrow(BadPack)
  })

  test('what came whole before is given out', async () => {
    const cut = body.subarray(0, body.length - 1)
    const found: string[] = []
    const reading = (async () => {
      for await (const { bytes } of readPack(inParts(cut, 9))) found.push(textOf(bytes))
    })()
    await expect(reading).rejects.toThrow(BadPack)
    expect(found).toEqual(['one', 'two and more'])
  })
})
