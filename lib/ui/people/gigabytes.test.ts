import { expect, test } from 'vitest'
import { bytesOfGigabytes, gigabytesOf } from './gigabytes'

test.each([
  ['', null],
  ['  ', null],
  ['10', 10_000_000_000],
  ['0.5', 500_000_000],
  ['0,5', 500_000_000],
  ['0', 0],
  ['-1', undefined],
  ['ten', undefined],
  ['1e9', undefined],
  ['12345678', undefined],
])('“%s”', (text, bytes) => expect(bytesOfGigabytes(text)).toBe(bytes))

test.each(['', '10', '0.5', '0'])('“%s” comes back as it was typed', text => expect(gigabytesOf(bytesOfGigabytes(text) ?? null)).toBe(text))
