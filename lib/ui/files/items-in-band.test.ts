import { describe, expect, test } from 'vitest'
import { bandBetween, edgeScroll, itemsInBand, type Lattice } from './items-in-band'

const list: Lattice = { count: 10, columns: 1, rowPx: 40, width: 600, topPx: 0, gapPx: 0 }
/** Tiles of 100, in rows of 3. */
const grid: Lattice = { count: 8, columns: 3, rowPx: 108, width: 316, topPx: 12, gapPx: 8 }

const between = (x1: number, y1: number, x2: number, y2: number) => bandBetween({ x: x1, y: y1 }, { x: x2, y: y2 })

describe('a rectangle over a list', () => {
  test.each([
    ['within one row', between(5, 5, 50, 30), [0]],
    ['from the middle of a row down', between(300, 60, 10, 130), [1, 2, 3]],
    ['drawn upwards', between(300, 130, 10, 60), [1, 2, 3]],
    ['below the last row', between(5, 405, 50, 900), []],
    ['from below into the last row', between(5, 900, 50, 399), [9]],
    ['over everything', between(0, -50, 600, 900), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
  ])('%s', (_name, band, items) => expect(itemsInBand(band, list)).toEqual(items))
})

describe('a rectangle over a grid', () => {
  test.each([
    ['within one tile', between(10, 20, 50, 50), [0]],
    ['over a corner of four', between(90, 100, 120, 140), [0, 1, 3, 4]],
    ['in the gap between two columns', between(101, 20, 106, 100), []],
    ['in the gap between two rows', between(10, 113, 50, 118), []],
    ['above the first row', between(10, 0, 50, 10), []],
    ['where the last row has no tile', between(250, 240, 300, 300), []],
    ['to the right of all', between(320, 20, 400, 50), []],
    ['over everything', between(-10, -10, 400, 900), [0, 1, 2, 3, 4, 5, 6, 7]],
  ])('%s', (_name, band, items) => expect(itemsInBand(band, grid)).toEqual(items))
})

test('near the edges it scrolls, the faster the further out, and not in between', () => {
  const speeds = [-500, 90, 110, 200, 390, 410, 900].map(y => edgeScroll(y, 100, 400))
  expect(speeds).toEqual([-24, -21, -11, 0, 11, 21, 24])
})
