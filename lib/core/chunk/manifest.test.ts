import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChunkHash, ContentHash } from '../ids'
import { bytesOf, sha256, sha256Now } from '../testing/content'
import { holds } from '../testing/holds'
import { contentHash, EMPTY_CONTENT, type Manifest, manifestSize, packManifest, shortManifest, unpackManifest } from './manifest'

const hash = (of: string) => sha256Now(bytesOf(of)) as ChunkHash
const two: Manifest = [
  { hash: hash('one'), size: 3 },
  { hash: hash('two'), size: 0xffff_ffff },
]

describe('a content hash', () => {
  test('of nothing is the SHA-256 of no bytes', async () => {
    expect(await contentHash([], sha256)).toBe(EMPTY_CONTENT)
    expect(EMPTY_CONTENT).toBe(createHash('sha256').digest('hex'))
  })

  test('of one chunk is what any tool computes for the file', async () => {
    expect(await contentHash([{ hash: hash('file'), size: 4 }], sha256)).toBe(createHash('sha256').update('file').digest('hex'))
  })

  // A stored format: it must never change.
  test('of more is the SHA-256 of the packed manifest', async () => {
    expect(await contentHash(two, sha256)).toBe('f879b9f43b90288c8cc2b74c95a790b441ce0322d18aa8bb177b7700482cf301')
  })

  test('depends on order and sizes', async () => {
    const [first, second] = two as [Manifest[number], Manifest[number]]
    const others: Manifest[] = [
      [second, first],
      [first, { ...second, size: 1 }],
      [first, first],
    ]
    const hashes = new Set(await Promise.all([two, ...others].map(manifest => contentHash(manifest, sha256))))
    expect(hashes.size).toBe(4)
  })
})

describe('a packed manifest', () => {
  const chunk = fc.record({
    hash: fc.uint8Array({ minLength: 32, maxLength: 32 }).map(bytes => Buffer.from(bytes).toString('hex') as ChunkHash),
    size: fc.integer({ min: 1, max: 0xffff_ffff }),
  })

  test('unpacks to what it was', () => {
    holds(
      fc.property(fc.array(chunk), manifest => {
        expect(unpackManifest(packManifest(manifest))).toEqual(manifest)
      }),
    )
  })

  test('is 36 bytes a chunk: hash, then length, most significant byte first', () => {
    const packed = packManifest([{ hash: `${'00'.repeat(31)}ff` as ChunkHash, size: 0x01020304 }])
    expect([...packed.subarray(28)]).toEqual([0, 0, 0, 255, 1, 2, 3, 4])
    expect(packed.length).toBe(36)
  })

  test('of another length is refused', () => {
    expect(() => unpackManifest(new Uint8Array(35))).toThrow(RangeError)
    expect(() => unpackManifest(new Uint8Array(37))).toThrow(RangeError)
  })

  test('is read out of the middle of a larger buffer', () => {
    const room = new Uint8Array(100)
    room.set(packManifest(two), 7)
    expect(unpackManifest(room.subarray(7, 7 + 72))).toEqual(two)
  })
})

test('a short content needs no look-up', () => {
  const content = hash('file') as string as ContentHash
  expect(shortManifest(content, 4)).toEqual([{ hash: content, size: 4 }])
  expect(shortManifest(EMPTY_CONTENT, 0)).toEqual([])
})

test('the size of a file is that of its chunks', () => {
  expect(manifestSize([])).toBe(0)
  expect(manifestSize(two)).toBe(0xffff_ffff + 3)
})
