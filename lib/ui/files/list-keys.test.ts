import { describe, expect, test } from 'vitest'
import { itemAfterKey, itemForTyped } from './list-keys'

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
    ['ArrowRight', 50, undefined],
    ['a', 50, undefined],
  ])('%s from row %d', (key, from, to) => expect(itemAfterKey(key, from, { count: 100, columns: 1, page: 20 })).toBe(to))
})

describe('keys move through a grid of 4 columns with 10 items', () => {
  test.each([
    ['ArrowRight', 3, 4],
    ['ArrowLeft', 4, 3],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 1, 5],
    ['ArrowDown', 7, 9],
    ['ArrowDown', 8, 8],
    ['ArrowUp', 5, 1],
    ['ArrowUp', 2, 2],
    ['PageDown', 1, 9],
    ['PageUp', 9, 1],
    ['End', 0, 9],
  ])('%s from item %d', (key, from, to) => expect(itemAfterKey(key, from, { count: 10, columns: 4, page: 3 })).toBe(to))
})

describe('typing finds an item', () => {
  const names = ['Archive', 'apples.txt', 'Bills', 'budget 2.xlsx', 'budget 10.xlsx', '照片', 'Émile'].map(name => ({ name }))
  test.each([
    ['a letter goes to the next name that begins with it', 'a', 0, 1],
    ['and round to the first', 'a', 1, 0],
    ['the same letter again walks on', 'bb', 2, 3],
    ['a longer text stays where it fits', 'bud', 3, 3],
    ['and is sought from there', 'budget 1', 3, 4],
    ['upper and lower case are the same', 'ARC', 4, 0],
    ['other scripts too', '照', 0, 5],
    ['accents need not be typed', 'emi', 0, 6],
    ['nothing fits', 'z', 0, undefined],
  ])('%s', (_what, typed, from, item) => expect(itemForTyped(names, typed, from)).toBe(item))

  test('an empty list has no item', () => expect(itemForTyped([], 'a', 0)).toBeUndefined())
})
