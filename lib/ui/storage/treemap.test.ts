import fc from 'fast-check'
import { expect, test } from 'vitest'
import { treemap } from './treemap'

const sizes = fc
  .array(fc.integer({ min: 1, max: 1_000_000_000 }), { minLength: 1, maxLength: 40 })
  .map(values => values.sort((a, b) => b - a))

test('each tile has its share, all lie inside and none lies on another', () => {
  fc.assert(
    fc.property(sizes, fc.constantFrom(0.5, 1, 2.5), (given, aspect) => {
      const tiles = treemap(given, aspect)
      const total = given.reduce((a, b) => a + b, 0)
      expect(tiles).toHaveLength(given.length)
      tiles.forEach(({ x, y, width, height }, i) => {
        expect(width * height).toBeCloseTo((given[i] ?? 0) / total, 6)
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(-1e-9)
        expect(Math.max(x + width, y + height)).toBeLessThanOrEqual(1 + 1e-6)
      })
      for (const [i, a] of tiles.entries())
        for (const b of tiles.slice(i + 1)) {
          const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
          const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
          expect(Math.min(wide, high)).toBeLessThan(1e-6)
        }
    }),
  )
})

test('four equal ones are four squares', () => {
  expect(treemap([1, 1, 1, 1], 1)).toEqual([
    { x: 0, y: 0, width: 0.5, height: 0.5 },
    { x: 0, y: 0.5, width: 0.5, height: 0.5 },
    { x: 0.5, y: 0, width: 0.5, height: 0.5 },
    { x: 0.5, y: 0.5, width: 0.5, height: 0.5 },
  ])
})

test('nothing to share is no tile', () => expect(treemap([], 2)).toEqual([]))
