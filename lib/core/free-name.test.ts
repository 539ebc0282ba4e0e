import { expect, test } from 'vitest'
import { freeName } from './free-name'
import { badName, nameKey, utf8Length } from './name'

const among =
  (...names: string[]) =>
  (key: string) =>
    names.map(nameKey).includes(key)

test.each([
  ['report.docx', 'file', [], 'report.docx'],
  ['report.docx', 'file', ['Report.DOCX'], 'report (1).docx'],
  ['report.docx', 'file', ['report.docx', 'report (1).docx'], 'report (2).docx'],
  ['report (1).docx', 'file', ['report (1).docx', 'report.docx'], 'report (2).docx'],
  ['.env', 'file', ['.env'], '.env (1)'],
  ['v1.2', 'folder', ['v1.2'], 'v1.2 (1)'],
  ['报告.pdf', 'file', ['报告.pdf'], '报告 (1).pdf'],
] as const)('%s, a %s beside %j, is %s', (name, kind, others, expected) => {
  expect(freeName(name, kind, among(...others))).toBe(expected)
})

test('a name of full length is made shorter, never in the middle of a character', () => {
  const name = `${'很'.repeat(83)}.pdf`
  const free = freeName(name, 'file', among(name))
  expect(free.endsWith(' (1).pdf')).toBe(true)
  expect(utf8Length(free)).toBeLessThanOrEqual(255)
  expect(badName(free)).toBeUndefined()
})
