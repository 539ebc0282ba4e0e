import { describe, expect, test } from 'vitest'
import type { NodeId } from '../../core/ids'
import { endOfStem, freeNameAmong, nameProblem, tidyName } from './name-rules'

const siblings = ['Report.docx', '照片', 'Résumé.pdf'].map(name => ({ id: name as NodeId, name }))

describe('a name', () => {
  test.each([
    ['new.txt', undefined],
    ['report.DOCX', 'taken'],
    ['RE\u0301SUME\u0301.pdf', 'taken'],
    ['照片', 'taken'],
    ['a/b', 'character'],
    ['con.txt', 'reserved'],
    ['end.', 'edge'],
    ['', 'empty'],
    ['字'.repeat(90), 'too-long'],
  ])('“%s”: %s', (name, problem) => expect(nameProblem(name, siblings)).toBe(problem))

  test('may be the own one in other letters', () => {
    expect(nameProblem('REPORT.docx', siblings, 'Report.docx' as NodeId)).toBeUndefined()
  })

  test('is told of with each letter without looking through a long folder again', () => {
    let read = 0
    const many = Array.from({ length: 1000 }, (_, i) => ({
      id: String(i) as NodeId,
      get name() {
        read++
        return `file ${i}.txt`
      },
    }))
    expect(nameProblem('FILE 999.txt', many)).toBe('taken')
    expect(read).toBe(1000)
    expect(['f', 'fi', 'file 7.txt', 'file 1000.txt'].map(name => nameProblem(name, many))).toEqual([
      undefined,
      undefined,
      'taken',
      undefined,
    ])
    expect(freeNameAmong(many, 'file 7.txt', 'file')).toBe('file 7 (1).txt')
    expect(read).toBe(1000)
  })

  test('is taken by whoever has it beside the own one', () => {
    const both = [...siblings, { id: 'pending' as NodeId, name: 'report.docx' }]
    expect(nameProblem('Report.docx', both, 'Report.docx' as NodeId)).toBe('taken')
  })

  test('loses the spaces around it', () => expect(tidyName('  a b ')).toBe('a b'))
})

test.each([
  ['report.docx', 'file', 'report (1).docx'],
  ['照片', 'folder', '照片 (1)'],
  ['other', 'folder', 'other'],
] as const)('of %s (%s) the free one is %s', (name, kind, free) => expect(freeNameAmong(siblings, name, kind)).toBe(free))

test.each([
  ['report.docx', 'file', 6],
  ['archive.tar.gz', 'file', 11],
  ['.profile', 'file', 8],
  ['v1.2', 'folder', 4],
] as const)('of %s (%s) the first %d letters are meant', (name, kind, end) => expect(endOfStem(name, kind)).toBe(end))
