import { describe, expect, test } from 'vitest'
import type { NodeId } from '../../core/ids'
import { chosenOf, keepPresent, NOTHING_SELECTED, type Selection, selectAll, selectOnly, selectRange, subjects, toggle } from './selection'

const order = [...'abcdef'].map(id => ({ id: id as NodeId }))
const id = (letter: string) => letter as NodeId
const chosen = (selection: Selection) => [...selection.ids].sort().join('')

describe('clicks', () => {
  test('one click chooses one', () => expect(chosen(selectOnly(id('c')))).toBe('c'))

  test('a second click with Ctrl takes it back', () => {
    expect(chosen(toggle(toggle(selectOnly(id('a')), id('c')), id('a')))).toBe('c')
  })

  test('Shift chooses from the last click on, in both directions', () => {
    const from = selectOnly(id('c'))
    expect(chosen(selectRange(from, order, id('e')))).toBe('cde')
    expect(chosen(selectRange(from, order, id('a')))).toBe('abc')
  })

  test('a second range begins where the first did', () => {
    expect(chosen(selectRange(selectRange(selectOnly(id('c')), order, id('f')), order, id('b')))).toBe('bc')
  })

  test('Ctrl with Shift adds a range', () => {
    const two = toggle(selectOnly(id('a')), id('d'))
    expect(chosen(selectRange(two, order, id('e'), true))).toBe('ade')
  })

  test('a range without a beginning is one item', () => expect(chosen(selectRange(NOTHING_SELECTED, order, id('b')))).toBe('b'))

  test('everything', () => expect(chosen(selectAll(order))).toBe('abcdef'))
})

test.each([
  ['nothing', '', 0],
  ['one, at hand', 'c', 2],
  ['one, not at hand', 'c', 5],
  ['a run around the item at hand', 'bcd', 2],
  ['a run that ends before the item at hand', 'bcd', 4],
  ['a run and one more', 'abf', 1],
  ['with one that is not there', 'bx', 1],
  ['looked for where nothing is', 'ef', 9],
])('what is chosen is found in order: %s', (_, letters, near) => {
  const selection: Selection = { ids: new Set([...letters].reverse().map(id)), anchor: undefined }
  expect(chosenOf(selection, order, near).map(item => item.id)).toEqual([...letters].filter(letter => letter !== 'x'))
})

describe('what is gone', () => {
  test('is not chosen any more', () => {
    const all = selectAll(order)
    expect(chosen(keepPresent(all, chosenOf(all, order.slice(0, 2))))).toBe('ab')
  })

  test('changes nothing when it was not chosen', () => {
    const selection = selectOnly(id('a'))
    expect(keepPresent(selection, order.slice(0, 1))).toBe(selection)
  })

  test('a range whose beginning is gone begins at the item at hand', () => {
    const selection = { ...selectOnly(id('x')) }
    expect(chosen(selectRange(selection, order, id('d')))).toBe('d')
  })
})

test('an action on a chosen item is about all that are chosen, on another about that alone', () => {
  const selection = toggle(selectOnly(id('a')), id('c'))
  expect(subjects(selection, order, { id: id('c') }).map(item => item.id)).toEqual(['a', 'c'])
  expect(subjects(selection, order, { id: id('b') }).map(item => item.id)).toEqual(['b'])
})
