import { expect, test } from 'vitest'
import type { NodeId } from '../../core/ids'
import { MAX_ZIP_NODES } from '../../core/protocol/zip'
import { zipNodes } from './zip-nodes'

const folder = (count: number) => ({ id: 'folder' as NodeId, nodes: Array.from({ length: count }) })
const ids = (count: number) => Array.from({ length: count }, (_, i) => String(i) as NodeId)

test('nodes are named, as long as they are few enough', () => {
  expect(zipNodes({ folder: folder(3), ids: ids(3) })).toEqual(['0', '1', '2'])
  expect(zipNodes({ folder: folder(MAX_ZIP_NODES), ids: ids(MAX_ZIP_NODES) })).toHaveLength(MAX_ZIP_NODES)
})

test('all of a long folder are the folder', () => {
  expect(zipNodes({ folder: folder(MAX_ZIP_NODES + 1), ids: ids(MAX_ZIP_NODES + 1) })).toEqual(['folder'])
})

test('very many, and not all, cannot be had at once', () => {
  expect(zipNodes({ folder: folder(MAX_ZIP_NODES + 2), ids: ids(MAX_ZIP_NODES + 1) })).toBeUndefined()
})
