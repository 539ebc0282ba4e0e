import { describe, expect, test } from 'vitest'
import { ROOT } from '../../core/ids'
import { nodeId } from '../../core/testing/contracts/device-store'
import type { FolderState, ShownNode } from '../drive-api'
import { type Effects, overlayFolder, overlayHits } from './overlay'
import { folderNode } from './testing/mirror-store-contract'

const [a, b, c] = [folderNode(1, 'a'), folderNode(2, 'b'), folderNode(3, 'c', nodeId(1))]
const root: FolderState = { kind: 'listed', path: [], nodes: [a, b] }
const inA: FolderState = { kind: 'listed', path: [{ id: nodeId(1), name: 'a' }], nodes: [c] }
const pending = (node: ShownNode): ShownNode => ({ ...node, pending: true })
const effects = (...some: readonly ShownNode[]): Effects => new Map(some.map(node => [node.id, node]))
const gone = (...ids: readonly number[]): Effects => new Map(ids.map(n => [nodeId(n), 'gone']))
const names = (state: FolderState) => (state.kind === 'listed' ? state.nodes.map(({ name }) => name) : state.kind)

describe('a listing with pending changes', () => {
  test('without any is the listing itself', () => {
    expect(overlayFolder(root, ROOT, new Map())).toBe(root)
  })

  test.each([
    ['a new node', ROOT, root, effects(pending(folderNode(9, 'new'))), ['a', 'b', 'new']],
    ['a new name', ROOT, root, effects(pending({ ...a, name: 'z' })), ['z', 'b']],
    ['a node that goes', ROOT, root, gone(2), ['a']],
    ['a node that moves away', ROOT, root, effects(pending({ ...b, parent: nodeId(1) })), ['a']],
    ['a node that comes', nodeId(1), inA, effects(pending({ ...b, parent: nodeId(1) })), ['c', 'b']],
    ['the folder itself going', nodeId(1), inA, gone(1), 'gone'],
    ['a folder around it going', nodeId(3), { ...inA, path: [...inA.path, { id: nodeId(3), name: 'c' }] } as FolderState, gone(1), 'gone'],
  ] as const)('shows %s', (_what, folder, state, change, expected) => {
    expect(names(overlayFolder(state, folder, change))).toEqual(expected)
  })

  test('shows a renamed folder in the path', () => {
    const state = overlayFolder(inA, nodeId(1), effects(pending({ ...a, name: 'z' })))
    expect(state.kind === 'listed' && state.path).toEqual([{ id: nodeId(1), name: 'z' }])
  })

  test('while it is loading stays so', () => {
    expect(overlayFolder({ kind: 'loading' }, ROOT, effects(pending(a)))).toEqual({ kind: 'loading' })
  })

  test('what the server told later counts more than what it accepted', () => {
    const newer: FolderState = { kind: 'listed', path: [], nodes: [{ ...a, name: 'newest', seq: 9 }] }
    expect(names(overlayFolder(newer, ROOT, effects({ ...a, name: 'accepted', seq: 8 })))).toEqual(['newest'])
    expect(names(overlayFolder(newer, ROOT, effects(pending({ ...a, name: 'asked', seq: 8 }))))).toEqual(['asked'])
  })
})

test('hits lose what is gone and what lay in it', () => {
  const hit = { node: c, path: [{ id: nodeId(1), name: 'a' }] }
  expect(overlayHits([hit], gone(3))).toEqual([])
  expect(overlayHits([hit], gone(1))).toEqual([])
  expect(overlayHits([hit], effects(pending({ ...c, name: 'z' })))[0]?.node.name).toBe('z')
})
