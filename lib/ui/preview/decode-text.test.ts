import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeText } from './decode-text'

const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, swap: boolean, mark: boolean) => {
  const units = [...(mark ? [0xfeff] : []), ...Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))]
  return new Uint8Array(units.flatMap(unit => (swap ? [unit >> 8, unit & 0xff] : [unit & 0xff, unit >> 8])))
}
/** 你好，世界 with a line end, in GB18030. */
const CHINESE = [0xc4, 0xe3, 0xba, 0xc3, 0xa3, 0xac, 0xca, 0xc0, 0xbd, 0xe7, 0x0a]
const LATIN = [...'Les élèves fêtent Noël au café, übermütige Füße'].map(letter => letter.charCodeAt(0))

test.each([
  ['plain', utf8('hello'), 'hello', 'utf-8', false, false],
  ['UTF-8', utf8('你好 café'), '你好 café', 'utf-8', false, false],
  ['UTF-8 with a mark', utf8('\ufeff你好'), '你好', 'utf-8', true, false],
  ['UTF-16 with a mark', utf16('hello 你好', false, true), 'hello 你好', 'utf-16le', true, false],
  ['UTF-16 the other way round', utf16('hello 你好', true, true), 'hello 你好', 'utf-16be', true, false],
  ['UTF-16 without a mark', utf16('hello, world', false, false), 'hello, world', 'utf-16le', false, true],
  ['GB18030', new Uint8Array(CHINESE), '你好，世界\n', 'gb18030', false, true],
  ['Latin', new Uint8Array(LATIN), 'Les élèves fêtent Noël au café, übermütige Füße', 'windows-1252', false, true],
  ['nothing', new Uint8Array(), '', 'utf-8', false, false],
] as const)('%s is read', (_name, bytes, text, encoding, marked, guessed) => {
  expect(decodeText(bytes, true)).toEqual({ kind: 'text', text, encoding, marked, guessed, lossy: false })
})

test('bytes that are no text are said to be none', () => {
  expect(decodeText(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), true)).toEqual({ kind: 'binary' })
  expect(decodeText(new Uint8Array(100).fill(3), true)).toEqual({ kind: 'binary' })
})

test('a cut in the middle of a letter harms nothing when there is more', () => {
  expect(decodeText(utf8('你好').slice(0, 5), false)).toMatchObject({ text: '你', encoding: 'utf-8', lossy: false })
})

test('a UTF-8 text with a broken place stays one, and is said to be broken', () => {
  const bytes = new Uint8Array([...utf8('一二三四五六七八九十'.repeat(5)), 0xff, ...utf8('end')])
  expect(decodeText(bytes, true)).toMatchObject({ encoding: 'utf-8', lossy: true })
})

test('whatever text is written as UTF-8 is read back', () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: texts have none
  const text = fc.string({ unit: 'grapheme' }).filter(text => !/[\u0000-\u0008\u000e-\u001f\ufeff]/.test(text))
  fc.assert(
    fc.property(text, text => {
      expect(decodeText(utf8(text), true)).toMatchObject({ text, encoding: 'utf-8' })
    }),
  )
})

test('no bytes make it throw', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, whole) => void decodeText(bytes, whole)))
})
