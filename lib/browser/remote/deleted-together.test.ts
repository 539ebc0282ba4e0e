import { expect, test } from 'vitest'
import { type NodeId, ROOT } from '../../core/ids'
import type { RemoteNode } from '../../core/protocol/messages'
import { deletedTogether } from './deleted-together'

const node = (id: string, parent: string = ROOT): RemoteNode => ({
  ...{ id: id as NodeId, kind: 'folder', parent: parent as NodeId, name: id, seq: 1, deleted: true, revision: null, conflict: null },
})
const idsOf = (nodes: readonly RemoteNode[]) =>
  Object.fromEntries([...deletedTogether(nodes)].map(([top, group]) => [top, group.map(({ id }) => id)]))

test('each comes with what was deleted with it, parents first', () => {
  expect(idsOf([node('a'), node('b', 'gone'), node('a1', 'a'), node('b1', 'b'), node('a11', 'a1')])).toEqual({
    a: ['a', 'a1', 'a11'],
    b: ['b', 'b1'],
  })
})

test('what is told of before its folder, or twice, comes once and with it', () => {
  expect(idsOf([node('a1', 'a'), node('a'), node('a1', 'a')])).toEqual({ a: ['a', 'a1'] })
})

test('a folder of very many is no trouble', () => {
  const many = Array.from({ length: 200_000 }, (_, i) => node(`n${i}`, 'a'))
  expect(deletedTogether([node('a'), ...many]).get('a' as NodeId)).toHaveLength(200_001)
})
