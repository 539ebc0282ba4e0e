/** The rows of a replica in memory; several stores over the same data are several tabs. */
import type { NodeId } from '../../../core/ids'
import type { Changes, RemoteNode } from '../../../core/protocol/messages'
import type { MirrorHead } from '../mirror-database'
import { changeOf, grownBy, type MirrorChange, type MirrorStore, sameHead } from '../mirror-store'

export class MirrorData {
  readonly rows = new Map<NodeId, RemoteNode>()
  head: MirrorHead | undefined
}

export class MemoryMirrorStore implements MirrorStore {
  constructor(readonly data = new MirrorData()) {}

  async head(): Promise<MirrorHead | undefined> {
    return this.data.head
  }

  async put(seen: MirrorHead | undefined, page: Changes): Promise<MirrorChange | 'overtaken'> {
    const { rows, head } = this.data
    if (!sameHead(head, seen)) return 'overtaken'
    const before = head?.whole ? page.nodes.map(({ id }) => rows.get(id)).filter(row => row !== undefined) : []
    for (const node of page.nodes) {
      if (node.deleted) rows.delete(node.id)
      else rows.set(node.id, node)
    }
    const nodes = head?.whole ? head.nodes + grownBy(page, before) : rows.size
    this.data.head = { epoch: page.epoch, cursor: page.next, whole: head?.whole === true || !page.more, nodes }
    return changeOf(page, before)
  }

  async clear(seen: MirrorHead | undefined): Promise<void> {
    if (!sameHead(this.data.head, seen)) return
    this.data.rows.clear()
    this.data.head = undefined
  }

  async children(folder: NodeId): Promise<RemoteNode[]> {
    return [...this.data.rows.values()].filter(({ parent }) => parent === folder)
  }

  async nodes(ids: readonly NodeId[]): Promise<RemoteNode[]> {
    return ids.map(id => this.data.rows.get(id)).filter(row => row !== undefined)
  }

  async each(visit: (rows: readonly RemoteNode[]) => void): Promise<void> {
    visit([...this.data.rows.values()])
  }

  close(): void {}
}
