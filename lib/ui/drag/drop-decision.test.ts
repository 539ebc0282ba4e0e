import { describe, expect, test } from 'vitest'
import { type NodeId, ROOT } from '../../core/ids'
import { diskDrop, nodeDrop } from './drop-decision'

const [a, b, here, other] = ['a', 'b', 'here', 'other'] as unknown as NodeId[] as [NodeId, NodeId, NodeId, NodeId]
const drag = { ids: [a, b], from: here }

describe('dragged files and folders', () => {
  test('move into another folder', () => expect(nodeDrop(drag, other, false)).toEqual({ kind: 'move', to: other }))
  test('are copied while the key for it is held', () => expect(nodeDrop(drag, other, true)).toEqual({ kind: 'copy', to: other }))
  test('go to the trash', () => expect(nodeDrop(drag, 'trash', false)).toEqual({ kind: 'delete' }))
  test('stay when dropped where they are', () => expect(nodeDrop(drag, here, false)).toEqual({ kind: 'none' }))
  test('are doubled where they are with the key', () => expect(nodeDrop(drag, here, true)).toEqual({ kind: 'copy', to: here }))
  test('never go into themselves', () => {
    expect(nodeDrop(drag, a, false)).toEqual({ kind: 'none' })
    expect(nodeDrop(drag, b, true)).toEqual({ kind: 'none' })
  })
  test('are not connected, and nothing happens beside every target', () => {
    expect(nodeDrop(drag, 'connect', false)).toEqual({ kind: 'none' })
    expect(nodeDrop(drag, undefined, false)).toEqual({ kind: 'none' })
  })
})

describe('what comes from the disk', () => {
  const folder = { count: 1, oneFolder: true }
  const files = { count: 3, oneFolder: false }
  const both = { connect: true, upload: true }
  test('a folder on the invitation is connected', () => expect(diskDrop(folder, 'connect', ROOT, both)).toEqual({ kind: 'connect' }))
  test('files on the invitation are uploaded', () => expect(diskDrop(files, 'connect', ROOT, both)).toEqual({ kind: 'upload', to: ROOT }))
  test('a folder elsewhere is asked about', () => expect(diskDrop(folder, other, here, both)).toEqual({ kind: 'ask', to: other }))
  test('a folder is uploaded once one is connected', () => {
    expect(diskDrop(folder, undefined, here, { connect: false, upload: true })).toEqual({ kind: 'upload', to: here })
  })
  test('files go to the folder under them, else to the shown one', () => {
    expect(diskDrop(files, other, here, both)).toEqual({ kind: 'upload', to: other })
    expect(diskDrop(files, 'trash', here, both)).toEqual({ kind: 'upload', to: here })
  })
  test('without uploads a folder can still be connected', () => {
    expect(diskDrop(folder, other, here, { connect: true, upload: false })).toEqual({ kind: 'connect' })
    expect(diskDrop(files, other, here, { connect: true, upload: false })).toEqual({ kind: 'none' })
  })
})
