import { describe, expect, test } from 'vitest'
import en from '../messages/en.json'
import { isShortcut, keysOf, type Press, SHORTCUTS, type ShortcutId, shownKeys } from './shortcuts'

const PLAIN: Press = { key: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
const press = (key: string, held: Partial<Press> = {}): Press => ({ ...PLAIN, key, ...held })

describe('a press is a shortcut', () => {
  test.each<[string, Press, ShortcutId, boolean, boolean]>([
    ['Control and K', press('k', { ctrlKey: true }), 'palette', false, true],
    ['with the letter as Caps Lock gives it', press('K', { ctrlKey: true }), 'palette', false, true],
    ['Command and K on a Mac', press('k', { metaKey: true }), 'palette', true, true],
    ['but not Control and K there', press('k', { ctrlKey: true }), 'palette', true, false],
    ['nor with another modifier', press('k', { ctrlKey: true, altKey: true }), 'palette', false, false],
    ['a letter alone is not', press('k'), 'palette', false, false],
    ['a question mark that needs Shift', press('?', { shiftKey: true }), 'shortcuts', false, true],
    ['a question mark that needs none', press('?'), 'shortcuts', false, true],
    ['the second of two', press('ArrowUp', { altKey: true }), 'up', false, true],
    ['a space', press(' '), 'select', false, true],
    ['undo is not redo', press('Z', { ctrlKey: true, shiftKey: true }), 'undo', false, false],
    ['nothing while a word is composed', press('/', { isComposing: true }), 'search', false, false],
  ])('%s', (_what, given, id, mac, expected) => expect(isShortcut(given, id, { mac, signs: true })).toBe(expected))
})

describe('a sign alone', () => {
  const signs = (Object.keys(SHORTCUTS) as ShortcutId[]).filter(id => keysOf(id, { signs: false }).length < SHORTCUTS[id].keys.length)

  test('is a shortcut unless it was switched off', () => {
    expect(signs).toEqual(['search', 'shortcuts', 'detailsPane'])
    for (const [key, id] of [
      ['/', 'search'],
      ['?', 'shortcuts'],
      ['i', 'detailsPane'],
    ] as const) {
      expect(isShortcut(press(key), id, { mac: false, signs: true })).toBe(true)
      expect(isShortcut(press(key), id, { mac: false, signs: false })).toBe(false)
    }
  })

  test('switched off leaves every other shortcut as it is', () => {
    for (const id of Object.keys(SHORTCUTS) as ShortcutId[])
      if (!signs.includes(id)) expect(keysOf(id, { signs: false })).toEqual(SHORTCUTS[id].keys)
    expect(isShortcut(press('ArrowRight'), 'next', { mac: false, signs: false })).toBe(true)
  })
})

test('no two shortcuts that are heard in one place have the same keys', () => {
  for (const place of ['lists', 'preview']) {
    const heard = Object.values(SHORTCUTS).filter(({ where }) => where === place || where === 'everywhere')
    const keys = heard.flatMap(({ keys }) => keys as readonly string[])
    expect(new Set(keys).size).toBe(keys.length)
  }
})

test('keys are shown as the keyboard names them', () => {
  expect(shownKeys('Mod+K', true)).toEqual(['⌘', 'K'])
  expect(shownKeys('Mod+K', false)).toEqual(['Ctrl', 'K'])
  expect(shownKeys('Alt+ArrowUp', false)).toEqual(['Alt', '↑'])
})

test('every shortcut has its words', () => {
  expect(Object.keys(en.shortcuts.what).sort()).toEqual(Object.keys(SHORTCUTS).sort())
})
