import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hexOf, putHex } from './hex'

test('bytes are written as two lower-case digits each', () => {
  expect(hexOf(new Uint8Array([0, 1, 10, 16, 171, 255]))).toBe('00010a10abff')
  expect(hexOf(new Uint8Array([7, 8, 9, 10]), 1, 2)).toBe('0809')
})

test('what is written is read back the same, wherever it is put', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(9), (bytes, at) => {
      const into = new Uint8Array(at + bytes.length)
      putHex(hexOf(bytes), into, at)
      expect(into.subarray(at)).toEqual(bytes)
    }),
  )
})
