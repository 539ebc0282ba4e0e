import { expect, test } from 'vitest'
import { foldName, wordsOf } from './fold-name'

test.each([
  ['Résumé.PDF', 'resume.pdf'],
  ['RE\u0301SUME\u0301', 'resume'],
  ['Straße', 'strasse'],
  ['ＡＢＣ１２３', 'abc123'],
  ['年度报告', '年度报告'],
  ['がぎ', 'がぎ'],
  ['한글', '한글'],
  ['Ångström', 'angstrom'],
])('%s is compared as %s', (name, folded) => {
  expect(foldName(name)).toBe(folded)
})

test('what is typed is split into words', () => {
  expect(wordsOf('  Annual  RÉPORT\t2026 ')).toEqual(['annual', 'report', '2026'])
  expect(wordsOf('   ')).toEqual([])
})
