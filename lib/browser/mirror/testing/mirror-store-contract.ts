/** What every MirrorStore promises: a page and its cursor are stored together or not at all, whoever else writes. */
import type { NodeId } from '../../../core/ids'
import { ROOT } from '../../../core/ids'
import type { Changes, RemoteNode } from '../../../core/protocol/messages'
import { type ContractCase, expectEqual } from '../../../core/testing/contracts/contract'
import { nodeId } from '../../../core/testing/contracts/device-store'
import type { MirrorStore } from '../mirror-store'

export interface MirrorWorld {
  readonly store: MirrorStore
  /** The same data, as another tab or a later start has it. */
  reopen(): Promise<MirrorStore>
}

export function folderNode(n: number, name: string, parent: NodeId = ROOT, seq = n): RemoteNode {
  return { id: nodeId(n), kind: 'folder', parent, name, seq, deleted: false, revision: null, conflict: null }
}

export function pageOf(nodes: readonly RemoteNode[], next: number, more = false, epoch = 'e'): Changes {
  return { epoch, head: next, next, more, nodes: [...nodes] }
}

const names = (rows: readonly RemoteNode[]) => rows.map(({ name }) => name).sort()

export const mirrorStoreContract: readonly ContractCase<MirrorWorld>[] = [
  {
    name: 'pages and cursors are there after a restart, and the last page makes it whole',
    async run(open) {
      const { store, reopen } = await open()
      expectEqual(await store.head(), undefined)
      await store.put(undefined, pageOf([folderNode(1, 'a'), folderNode(2, 'b', nodeId(1))], 2, true))
      const first = await (await reopen()).head()
      expectEqual(first && { ...first, nodes: 0 }, { epoch: 'e', cursor: 2, whole: false, nodes: 0 })
      await store.put(first, pageOf([folderNode(3, 'c', nodeId(1))], 3))
      const again = await reopen()
      expectEqual(await again.head(), { epoch: 'e', cursor: 3, whole: true, nodes: 3 })
      expectEqual(names(await again.children(nodeId(1))), ['b', 'c'])
      expectEqual(names(await again.children(ROOT)), ['a'])
    },
  },
  {
    name: 'a page for a state that another tab has left is not stored',
    async run(open) {
      const { store, reopen } = await open()
      const other = await reopen()
      await other.put(undefined, pageOf([folderNode(1, 'a')], 5))
      expectEqual(await store.put(undefined, pageOf([folderNode(2, 'b')], 4)), 'overtaken')
      expectEqual(names(await store.children(ROOT)), ['a'])
      await store.clear(undefined)
      expectEqual(names(await store.children(ROOT)), ['a'])
    },
  },
  {
    name: 'a change tells the folders that it left and that it came to, and tombstones take rows away',
    async run(open) {
      const { store } = await open()
      await store.put(undefined, pageOf([folderNode(1, 'a'), folderNode(2, 'b'), folderNode(3, 'c', nodeId(1))], 3))
      const moved = await store.put(await store.head(), pageOf([folderNode(3, 'c', nodeId(2), 4)], 4))
      expectEqual(moved, { ids: [nodeId(3)], folders: [nodeId(2), nodeId(1)] })
      const gone = { ...folderNode(3, 'c', nodeId(2), 5), deleted: true }
      await store.put(await store.head(), pageOf([gone], 5))
      expectEqual(await store.nodes([nodeId(3), nodeId(2)]), [folderNode(2, 'b')])
      expectEqual((await store.head())?.nodes, 2)
    },
  },
  {
    name: 'cleared is empty, and fills anew',
    async run(open) {
      const { store } = await open()
      await store.put(undefined, pageOf([folderNode(1, 'a')], 1))
      await store.clear(await store.head())
      expectEqual(await store.head(), undefined)
      expectEqual(await store.children(ROOT), [])
      await store.put(undefined, pageOf([folderNode(2, 'b')], 1, false, 'f'))
      expectEqual(await store.head(), { epoch: 'f', cursor: 1, whole: true, nodes: 1 })
    },
  },
  {
    name: 'all rows are visited once, however many',
    async run(open) {
      const { store } = await open()
      const nodes = Array.from({ length: 4500 }, (_, i) => folderNode(i + 1, `folder ${i}`))
      await store.put(undefined, pageOf(nodes, 4500))
      const seen = new Set<NodeId>()
      let visits = 0
      await store.each(rows => {
        for (const { id } of rows) seen.add(id)
        visits += rows.length
      })
      expectEqual([seen.size, visits], [4500, 4500])
    },
  },
]
