import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keptOffset, layOutPages, PAGE_GAP, pageAt } from './page-layout'

const page = { width: 600, height: 800 }
const layOut = (scale: number, count = 12) => layOutPages(count, at => (at === 1 ? { width: 900, height: 500 } : page), scale)

test('pages lie below each other with gaps around them', () => {
  const { tops, height, width } = layOut(1, 3)
  expect(tops).toEqual([PAGE_GAP, 800 + 2 * PAGE_GAP, 1300 + 3 * PAGE_GAP])
  expect([height, width]).toEqual([2100 + 4 * PAGE_GAP, 900])
})

test.each([
  [-5, 0],
  [0, 0],
  [PAGE_GAP + 799, 0],
  [800 + 2 * PAGE_GAP, 1],
  [1e9, 11],
])('at %d is page %d', (offset, expected) => expect(pageAt(layOut(1), offset)).toBe(expected))

test('a document without pages has none to look for', () => expect(pageAt(layOut(1, 0), 100)).toBe(0))

test('what was in the middle stays there when the pages grow or shrink', () => {
  const scales = fc.double({ min: 0.25, max: 5, noNaN: true })
  fc.assert(
    fc.property(scales, scales, fc.double({ min: 0.01, max: 0.95, noNaN: true }), (from, to, part) => {
      const [before, after] = [layOut(from), layOut(to)]
      const offset = part * before.height
      const there = keptOffset(before, after, offset, 100)
      expect(keptOffset(after, before, there, 100)).toBeCloseTo(offset, 3)
      expect(Math.abs(pageAt(after, there + 50) - pageAt(before, offset + 50))).toBeLessThanOrEqual(1)
    }),
  )
})

test('at the very top it stays at the top', () => expect(keptOffset(layOut(1), layOut(2), 0, 700)).toBe(0))
