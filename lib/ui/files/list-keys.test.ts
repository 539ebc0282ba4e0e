import { describe, expect, test } from 'vitest'
import { rowAfterKey, rowForTyped } from './list-keys'

describe('keys move through a list of 100 rows', () => {
  test.each([
    ['ArrowDown', 4, 5],
    ['ArrowDown', 99, 99],
    ['ArrowUp', 4, 3],
    ['ArrowUp', 0, 0],
    ['PageDown', 4, 24],
    ['PageDown', 95, 99],
    ['PageUp', 30, 10],
    ['PageUp', 5, 0],
    ['Home', 50, 0],
    ['End', 50, 99],
    ['a', 50, undefined],
  ])('%s from row %d', (key, from, to) => expect(rowAfterKey(key, from, 100, 20)).toBe(to))
})

describe('typing finds a row', () => {
  const names = ['Archive', 'apples.txt', 'Bills', 'budget 2.xlsx', 'budget 10.xlsx', '照片']
  test.each([
    ['a letter goes to the next name that begins with it', 'a', 0, 1],
    ['and round to the first', 'a', 1, 0],
    ['the same letter again walks on', 'bb', 2, 3],
    ['a longer text stays where it fits', 'bud', 3, 3],
    ['and is sought from there', 'budget 1', 3, 4],
    ['upper and lower case are the same', 'ARC', 4, 0],
    ['other scripts too', '照', 0, 5],
    ['nothing fits', 'z', 0, undefined],
  ])('%s', (_what, typed, from, row) => expect(rowForTyped(names, typed, from)).toBe(row))

  test('an empty list has no row', () => expect(rowForTyped([], 'a', 0)).toBeUndefined())
})
