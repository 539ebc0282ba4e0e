import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BadName, badName, clipUtf8, MAX_NAME_BYTES, nameKey, sameSpelling, splitExtension, utf8Length } from './name'
import { holds } from './testing/holds'

const composed = 'Caf\u00e9'
const decomposed = 'Cafe\u0301'

describe('two names cannot stand in one folder', () => {
  test.each([
    ['when only case differs', 'Report.DOCX', 'report.docx', true],
    ['when only the normal form differs', composed, decomposed, true],
    ['when both differ', 'CAF\u00c9', decomposed, true],
    ['when German writes ß', 'Straße', 'STRASSE', true],
    ['when Greek ends a word', 'ΟΔΟΣ', 'οδος', true],
    ['unless accents differ', 'Cafe', composed, false],
    ['unless a character differs', 'a', 'b', false],
    ['unless the dotless i differs', 'ı.txt', 'l.txt', false],
  ])('%s', (_when, a, b, same) => {
    expect(nameKey(a) === nameKey(b)).toBe(same)
  })

  test('a key is its own key', () => {
    holds(
      fc.property(fc.string({ unit: 'grapheme' }), name => {
        expect(nameKey(nameKey(name))).toBe(nameKey(name))
        expect(nameKey(name.normalize('NFD'))).toBe(nameKey(name))
      }),
    )
  })
})

test('another normal form is no rename, another case is one', () => {
  expect(sameSpelling(composed, decomposed)).toBe(true)
  expect(sameSpelling('a', 'A')).toBe(false)
})

describe('no drive takes', () => {
  test.each<[string, BadName]>([
    ['', 'empty'],
    ['.', 'dots'],
    ['..', 'dots'],
    ['a/b', 'character'],
    ['a\\b', 'character'],
    ['what?', 'character'],
    ['a:b', 'character'],
    ['a\u0000b', 'character'],
    ['a\u001fb', 'character'],
    ['a\u007fb', 'character'],
    ['a\u0085b', 'character'],
    [' a', 'edge'],
    ['a ', 'edge'],
    ['a.', 'edge'],
    ['a\u00a0', 'edge'],
    ['con', 'reserved'],
    ['COM1.txt', 'reserved'],
    ['nul.tar.gz', 'reserved'],
    ['CONIN$', 'reserved'],
    ['\ud800', 'surrogate'],
    ['a\udc00b', 'surrogate'],
    ['n'.repeat(256), 'too-long'],
    ['é'.repeat(128), 'too-long'],
  ])('%j: %s', (name, why) => {
    expect(badName(name)).toBe(why)
  })
})

describe('every drive takes', () => {
  test.each([
    'a',
    '.hidden',
    '...a',
    'a b',
    '报告 2026.txt',
    'party 🎉.txt',
    decomposed,
    'console',
    'com10',
    'aux-',
    '~$x',
    'n'.repeat(255),
    "it's #1 (50 %).md",
  ])('%j', name => {
    expect(badName(name)).toBeUndefined()
  })

  test('the key of a name it takes', () => {
    holds(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), name => {
        fc.pre(badName(name) === undefined)
        expect(['edge', 'character', 'dots', 'empty']).not.toContain(badName(nameKey(name)))
      }),
    )
  })
})

test('bytes are counted as UTF-8 has them', () => {
  holds(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(utf8Length(text)).toBe(Buffer.byteLength(text))
    }),
  )
})

test('a text is clipped to whole characters, and no shorter than it must be', () => {
  holds(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(MAX_NAME_BYTES), (text, bytes) => {
      const kept = clipUtf8(text, bytes)
      expect(text.startsWith(kept)).toBe(true)
      expect(utf8Length(kept)).toBeLessThanOrEqual(bytes)
      const next = [...text.slice(kept.length)][0]
      if (next) expect(utf8Length(kept + next)).toBeGreaterThan(bytes)
    }),
  )
})

test.each([
  ['report.tar.gz', 'report.tar', '.gz'],
  ['.hidden', '.hidden', ''],
  ['.hidden.txt', '.hidden', '.txt'],
  ['plain', 'plain', ''],
])('%s has the stem %s and the extension %j', (name, stem, extension) => {
  expect(splitExtension(name)).toEqual({ stem, extension })
})
