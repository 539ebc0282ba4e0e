import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitScale, fitView, isFit, kept, moveBy, zoomTo } from './zoom'

const FRAME = { width: 800, height: 600 }
const LARGE = { width: 4000, height: 2000 }
const SMALL = { width: 100, height: 100 }

test('a large picture is made to fit, a small one is left as it is', () => {
  expect(fitScale(LARGE, FRAME)).toBe(0.2)
  expect(fitScale(SMALL, FRAME)).toBe(1)
})

test('what is under the pointer stays there', () => {
  const at = { x: 100, y: -50 }
  const before = fitView(LARGE, FRAME)
  const after = zoomTo(before, 1, at, LARGE, FRAME)
  expect((at.x - after.x) / after.scale).toBeCloseTo((at.x - before.x) / before.scale)
})

test('a picture with room around it stays in the middle', () => {
  expect(moveBy(fitView(SMALL, FRAME), { x: 50, y: 50 }, SMALL, FRAME)).toEqual({ scale: 1, x: 0, y: 0 })
})

test('it is never smaller than what fits, and eight times its size at most', () => {
  expect(isFit(zoomTo(fitView(LARGE, FRAME), 0.001, { x: 0, y: 0 }, LARGE, FRAME), LARGE, FRAME)).toBe(true)
  expect(zoomTo(fitView(LARGE, FRAME), 1000, { x: 0, y: 0 }, LARGE, FRAME).scale).toBe(8)
})

test('no edge is ever dragged into the frame', () => {
  const offset = fc.double({ min: -1e6, max: 1e6, noNaN: true })
  fc.assert(
    fc.property(offset, offset, fc.double({ min: 0.2, max: 8, noNaN: true }), (x, y, scale) => {
      const view = kept({ scale, x, y }, LARGE, FRAME)
      expect(Math.abs(view.x)).toBeLessThanOrEqual(Math.max(0, (LARGE.width * scale - FRAME.width) / 2))
      expect(Math.abs(view.y)).toBeLessThanOrEqual(Math.max(0, (LARGE.height * scale - FRAME.height) / 2))
    }),
  )
})
