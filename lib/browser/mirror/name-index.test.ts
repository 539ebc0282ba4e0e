import { describe, expect, test } from 'vitest'
import { type NodeId, ROOT } from '../../core/ids'
import { nodeId } from '../../core/testing/contracts/device-store'
import { NameIndex } from './name-index'
import { folderNode } from './testing/mirror-store-contract'

function indexOf(...folders: readonly (readonly [number, string, NodeId?])[]): NameIndex {
  const index = new NameIndex()
  for (const [n, name, parent] of folders) index.put(folderNode(n, name, parent))
  return index
}

const file = (n: number, name: string, size: number, parent: NodeId) => ({
  ...folderNode(n, name, parent),
  kind: 'file' as const,
  revision: { id: '', content: '', size, mtime: 0, chunks: 1, at: 0, author: '', device: '' } as never,
})

describe('names as one types', () => {
  const index = indexOf(
    [1, 'Annual report 2026.docx'],
    [2, 'report'],
    [3, 'reporting.txt'],
    [4, 'nonreport.txt'],
    [5, '年度报告 终稿.pdf'],
    [6, 'Résumé'],
    [7, 'inside', nodeId(2)],
    [8, 'report inside', nodeId(7)],
  )
  const found = (text: string, more: object = {}) => index.search({ text, limit: 10, ...more }).ids.map(id => Number.parseInt(id, 36))

  test('the whole name comes first, then its beginning, a word, anything; short before long', () => {
    expect(found('Report')).toEqual([2, 8, 3, 1, 4])
  })

  test('every word must occur, in any order', () => {
    expect(found('2026 rep')).toEqual([1])
    expect(found('2026 resume')).toEqual([])
  })

  test.each([
    ['报告', [5]],
    ['resume', [6]],
    ['ＲＥＳＵＭＥ', [6]],
    ['', []],
    ['   ', []],
  ])('%j finds %j', (text, hits) => {
    expect(found(text)).toEqual(hits)
  })

  test('below a folder only, however deep', () => {
    expect(found('inside', { folder: nodeId(2) })).toEqual([7, 8])
    expect(found('inside', { folder: nodeId(7) })).toEqual([8])
    expect(found('report', { folder: nodeId(7) })).toEqual([8])
  })

  test('no more than asked for, the best of them, and that there are more', () => {
    const { ids, more } = index.search({ text: 'report', limit: 2 })
    expect([ids.map(id => Number.parseInt(id, 36)), more]).toEqual([[2, 8], true])
    expect(index.search({ text: 'report', limit: 5 }).more).toBe(false)
  })
})

test('what lies below a folder is counted, and listed parents first', () => {
  const index = indexOf([1, 'a'], [2, 'b', nodeId(1)], [9, 'elsewhere'])
  index.put(file(3, 'x', 10, nodeId(1)))
  index.put(file(4, 'y', 5, nodeId(2)))
  expect(index.counts(nodeId(1))).toEqual({ files: 2, folders: 1, bytes: 15, seq: 4 })
  expect(index.counts(ROOT)).toEqual({ files: 2, folders: 3, bytes: 15, seq: 9 })
  expect(index.descendants([nodeId(1)])).toEqual([nodeId(2), nodeId(3), nodeId(4)])
  expect(index.ancestors(nodeId(4))).toEqual([nodeId(1), nodeId(2)])
  index.delete(nodeId(3))
  expect(index.counts(nodeId(1))).toEqual({ files: 1, folders: 1, bytes: 5, seq: 4 })
})

test('a circle, which no honest server sends, ends', () => {
  const index = indexOf([1, 'a', nodeId(2)], [2, 'b', nodeId(1)])
  expect(index.search({ text: 'a', limit: 5, folder: nodeId(3) }).ids).toEqual([])
})
