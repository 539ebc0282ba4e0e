import { expect, test } from 'vitest'
import { findNames } from './find-names'

const items = ['Annual report 2026.docx', 'Résumé.pdf', '会议纪要.md', 'report.txt', 'ＡＢＣ.txt'].map(name => ({ name }))
const found = (text: string) => findNames(items, text).map(({ name }) => name)

test.each([
  ['a word anywhere in the name', 'report', ['Annual report 2026.docx', 'report.txt']],
  ['every word, in any order', '2026 annual', ['Annual report 2026.docx']],
  ['without accents', 'resume', ['Résumé.pdf']],
  ['Chinese', '纪要', ['会议纪要.md']],
  ['full width', 'abc', ['ＡＢＣ.txt']],
  ['nothing', 'zzz', []],
])('finds %s', (_what, text, expected) => expect(found(text)).toEqual(expected))

test('an empty text finds everything', () => expect(findNames(items, '  ')).toBe(items))
