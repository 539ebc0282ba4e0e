import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { NodeId, RevisionId } from '../../core/ids'
import { ROOT } from '../../core/ids'
import type { RemoteNode, RevisionInfo } from '../../core/protocol/messages'
import { BY_NAME, nextSort, sortNodes } from './sort-nodes'

function node(name: string, size?: number, mtime = 0): RemoteNode {
  const revision: RevisionInfo | null =
    size === undefined
      ? null
      : { id: name as RevisionId, content: '' as RevisionInfo['content'], size, mtime, chunks: 1, at: 0, author: '', device: '' }
  return { id: name as NodeId, kind: revision ? 'file' : 'folder', parent: ROOT, name, seq: 0, deleted: false, revision, conflict: null }
}

const names = (nodes: readonly RemoteNode[]) => nodes.map(({ name }) => name)
const nodes = [node('b10', 5, 30), node('b2', 500, 10), node('Zoo'), node('a', 50, 20), node('archive')]

test('folders come first, and numbers inside names are numbers', () => {
  expect(names(sortNodes(nodes, BY_NAME, 'en'))).toEqual(['archive', 'Zoo', 'a', 'b2', 'b10'])
})

test('folders stay first in the other direction', () => {
  expect(names(sortNodes(nodes, { key: 'name', descending: true }, 'en'))).toEqual(['Zoo', 'archive', 'b10', 'b2', 'a'])
})

test('by size and by time', () => {
  expect(names(sortNodes(nodes, nextSort(BY_NAME, 'size'), 'en')).slice(2)).toEqual(['b2', 'a', 'b10'])
  expect(names(sortNodes(nodes, nextSort(BY_NAME, 'modified'), 'en')).slice(2)).toEqual(['b10', 'a', 'b2'])
})

test('by kind, and inside a kind by extension', () => {
  const files = [node('b.txt', 1), node('z.png', 1), node('a.md', 1), node('a.jpg', 1)]
  expect(names(sortNodes(files, nextSort(BY_NAME, 'kind'), 'en'))).toEqual(['a.jpg', 'z.png', 'a.md', 'b.txt'])
})

test('names of several scripts are one list', () => {
  const files = ['zoo', 'Éclair', 'eclipse', 'apple', '照片', 'файл'].map(name => node(name, 1))
  const collator = new Intl.Collator('en', { numeric: true })
  expect(names(sortNodes(files, BY_NAME, 'en'))).toEqual(files.map(({ name }) => name).sort(collator.compare))
})

test('Chinese names are sorted by their sound', () => {
  expect(names(sortNodes([node('照片'), node('安全'), node('北京')], BY_NAME, 'zh-CN'))).toEqual(['安全', '北京', '照片'])
})

test('a list that changed a little has the order that it had if it were sorted anew', () => {
  const word = fc.stringMatching(/^[ab2]{1,3}[0-9é]?$/)
  const step = fc.record({ come: fc.array(word, { maxLength: 4 }), gone: fc.array(fc.nat(20), { maxLength: 3 }), shuffled: fc.boolean() })
  fc.assert(
    fc.property(fc.array(word, { maxLength: 20 }), fc.array(step, { maxLength: 6 }), (first, steps) => {
      let list = first.map(name => node(name, 1))
      sortNodes(list, BY_NAME, 'en')
      for (const { come, gone, shuffled } of steps) {
        list = [...list.filter((_, index) => !gone.includes(index)), ...come.map(name => node(name, 1))]
        if (shuffled) list.reverse()
        const shown = sortNodes(list, BY_NAME, 'en')
        const { compare } = new Intl.Collator('en', { numeric: true })
        expect(names(shown)).toEqual(names(list).sort(compare))
        expect(new Set(shown)).toEqual(new Set(list))
      }
    }),
  )
})

test('the same column again turns the order round', () => {
  expect(nextSort(nextSort(BY_NAME, 'size'), 'size')).toEqual({ key: 'size', descending: false })
})
