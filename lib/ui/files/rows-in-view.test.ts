import { describe, expect, test } from 'vitest'
import { rowsInView, rowsToDraw } from './rows-in-view'

describe('rows of 36 pixels in a window of 720', () => {
  test('at the top', () => expect(rowsInView(0, 720, 36)).toEqual({ first: 0, last: 28 }))
  test('in the middle', () => expect(rowsInView(36_000, 720, 36)).toEqual({ first: 992, last: 1028 }))
  test('a little scrolling changes nothing', () => expect(rowsInView(36_010, 720, 36).first).toBe(rowsInView(36_000, 720, 36).first))
})

describe('what is drawn', () => {
  test('ends with the list', () => expect(rowsToDraw({ first: 2, last: 28 }, 5, 3)).toEqual([2, 3, 4]))
  test('holds the row at hand above', () => expect(rowsToDraw({ first: 2, last: 4 }, 9, 0)).toEqual([0, 2, 3]))
  test('and below', () => expect(rowsToDraw({ first: 2, last: 4 }, 9, 8)).toEqual([2, 3, 8]))
  test('of nothing is nothing', () => expect(rowsToDraw({ first: 0, last: 28 }, 0, 0)).toEqual([]))
})
