import { describe, expect, test } from 'vitest'
import { chunksOf } from '../testing/content'
import { Random } from '../testing/random'
import { createChunker, MAX_CHUNK_BYTES, MIN_CHUNK_BYTES, NORMAL_CHUNK_BYTES } from './fastcdc'

const MIB = 1024 * 1024

/** Lengths of the chunks of `bytes`, which come in buffers of these lengths, over and over. */
function cut(bytes: Uint8Array, buffers: readonly number[]): number[] {
  const chunker = createChunker()
  const lengths: number[] = []
  let length = 0
  for (let from = 0, turn = 0; from < bytes.length; turn++) {
    let rest = bytes.subarray(from, from + (buffers[turn % buffers.length] as number))
    from += rest.length
    for (let end = chunker.nextCut(rest); end !== -1; end = chunker.nextCut(rest)) {
      lengths.push(length + end)
      length = 0
      rest = rest.subarray(end)
    }
    length += rest.length
  }
  return length > 0 ? [...lengths, length] : lengths
}

describe('cut points', () => {
  const random = new Random(1).bytes(16 * MIB)
  const before = new Set(chunksOf(random).map(({ hash }) => hash))

  // A stored format: equal files must be cut alike by every device, now and later.
  test('are these, for good', () => {
    expect(cut(random.subarray(0, 8 * MIB), [8 * MIB])).toEqual([1109135, 1324740, 508682, 1050121, 1166062, 1908797, 1321071])
    expect(cut(new Uint8Array(10 * MIB), [10 * MIB])).toEqual([4 * MIB, 4 * MIB, 2 * MIB])
  })

  test('depend on the content alone, not on the buffers it comes in', () => {
    const whole = cut(random, [random.length])
    for (const buffers of [[64 * 1024], [1_000_003], [1, 7, 300_000], [MIN_CHUNK_BYTES], [MAX_CHUNK_BYTES + 1]]) {
      expect(cut(random, buffers)).toEqual(whole)
    }
  })

  test('lie between the least and the most, and make chunks of about the normal size', () => {
    const lengths = cut(random, [MIB])
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(random.length)
    for (const length of lengths.slice(0, -1)) {
      expect(length).toBeGreaterThan(MIN_CHUNK_BYTES)
      expect(length).toBeLessThanOrEqual(MAX_CHUNK_BYTES)
    }
    const average = random.length / lengths.length
    expect(average).toBeGreaterThan(NORMAL_CHUNK_BYTES / 2)
    expect(average).toBeLessThan(NORMAL_CHUNK_BYTES * 2)
  })

  test('a small file is one chunk, an empty one none', () => {
    expect(cut(random.subarray(0, MIN_CHUNK_BYTES), [1000])).toEqual([MIN_CHUNK_BYTES])
    expect(cut(new Uint8Array(0), [1000])).toEqual([])
  })

  test.each([
    ['in front', 0],
    ['in the middle', 7 * MIB],
    ['at the end', 16 * MIB],
  ])('an insertion %s leaves nearly all chunks as they were', (_where, at) => {
    const inserted = new Uint8Array(random.length + 1000)
    inserted.set(random.subarray(0, at))
    inserted.set(new Random(2).bytes(1000), at)
    inserted.set(random.subarray(at), at + 1000)
    const fresh = chunksOf(inserted).filter(({ hash }) => !before.has(hash))
    expect(fresh.length).toBeLessThanOrEqual(2)
  })

  test('a chunker begins anew after every cut', () => {
    const first = cut(random, [random.length])[0] as number
    expect(cut(random.subarray(first), [random.length])).toEqual(cut(random, [random.length]).slice(1))
  })
})
