import { expect, test } from 'vitest'
import { nameProblem } from './name-problem'

test.each([
  ['report.txt'],
  ['报告 2026.txt'],
  ['party 🎉.txt'],
  ['Cafe\u0301.txt'],
  ['.hidden'],
  ['.htaccess'],
  ["it's #1 (50 %).md"],
  ['a.local'],
  ['PROGRA~1'],
  ['middle~tilde'],
  ['console.log'],
  ['communication'],
  ['x'.repeat(255)],
  ['setup.exe'],
])('%s can be held', name => {
  expect(nameProblem(name, false)).toBeUndefined()
})

test.each([
  ['', 'nothing'],
  ['.', 'itself'],
  ['..', 'its parent'],
  ['..double', 'a dot after the leading dot'],
  ['a:b', 'a colon'],
  ['a/b', 'a separator'],
  ['what?', 'a wildcard'],
  ['line\nbreak', 'a control'],
  ['zero\u200bwidth', 'a format character'],
  ['family 👨‍👩‍👧.txt', 'an emoji joiner'],
  ['soft\u00adhyphen', 'a soft hyphen'],
  ['\ufdd0', 'a non-character'],
  ['lone \ud800', 'half a character'],
  ['trailing ', 'a space at the end'],
  [' leading', 'a space at the start'],
  ['. spaced', 'a space after the leading dot'],
  ['trailing.', 'a dot at the end'],
  ['backup~', 'a tilde at the end'],
  ['~$draft.docx', 'a tilde at the start'],
  ['x.lnk', 'a shortcut'],
  ['x.URL', 'a link'],
  ['x.{00021401-0000-0000-C000-000000000046}', 'a class'],
  ['con', 'a device'],
  ['AUX.txt', 'a device with an extension'],
  ['lpt1.tar.gz', 'a device with two'],
  ['desktop.ini', 'a file of the system'],
  ['Thumbs.db', 'another'],
])('%j cannot be held: %s', name => {
  expect(nameProblem(name, false)).toBe('bad-name')
})

test('bytes count, not characters', () => {
  expect(nameProblem('x'.repeat(256), false)).toBe('too-long')
  expect(nameProblem('漢'.repeat(85), false)).toBeUndefined()
  expect(nameProblem('漢'.repeat(86), false)).toBe('too-long')
})

test('what looks like a short name is only refused on Windows', () => {
  expect(nameProblem('PROGRA~1', true)).toBe('bad-name')
  expect(nameProblem('REPORT~2.DOC', true)).toBe('bad-name')
  expect(nameProblem('a long name~1', true)).toBeUndefined()
})
