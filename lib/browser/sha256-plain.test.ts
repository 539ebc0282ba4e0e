import { expect, test } from 'vitest'
import { sha256Now } from '../core/testing/content'
import { Random } from '../core/testing/random'
import { sha256Plain } from './sha256-plain'

test('is the SHA-256 of any tool, at every length around its blocks', () => {
  const random = new Random(1)
  for (let length = 0; length < 260; length++) {
    const bytes = random.bytes(length)
    expect(sha256Plain(bytes)).toBe(sha256Now(bytes))
  }
})

test('of a part of a buffer, and of a long one', () => {
  const bytes = new Random(2).bytes(3_000_001)
  expect(sha256Plain(bytes)).toBe(sha256Now(bytes))
  expect(sha256Plain(bytes.subarray(13, 1000))).toBe(sha256Now(bytes.subarray(13, 1000)))
})
