/**
 * Where the replica's rows are kept. A page of changes and the cursor behind it are one step that is done or not, and
 * only when the replica still stands where its caller saw it: tabs may write at the same time, and any may be killed.
 */
import { unwrap } from 'idb'
import type { DriveId, NodeId } from '../../core/ids'
import type { Changes, RemoteNode } from '../../core/protocol/messages'
import { type MirrorDatabase, type MirrorHead, openMirrorDatabase } from './mirror-database'

/** What a stored page changed. */
export interface MirrorChange {
  readonly ids: readonly NodeId[]
  /** Folders whose listing is another one now. */
  readonly folders: readonly NodeId[]
}

export interface MirrorStore {
  head(): Promise<MirrorHead | undefined>
  /** Takes one page that was asked for at `seen`. `overtaken`: the replica stands elsewhere by now; nothing was stored. */
  put(seen: MirrorHead | undefined, page: Changes): Promise<MirrorChange | 'overtaken'>
  /** Forgets everything, if it still stands at `seen`. */
  clear(seen: MirrorHead | undefined): Promise<void>
  children(folder: NodeId): Promise<RemoteNode[]>
  /** Those that are there, in order. */
  nodes(ids: readonly NodeId[]): Promise<RemoteNode[]>
  /** All rows as of one moment, some at a time. */
  each(visit: (rows: readonly RemoteNode[]) => void): Promise<void>
  close(): void
}

const HEAD = 'head'
/** Rows of one `getAll`: fewer cost more trips, more cost memory twice over. */
const LOAD_ROWS = 2000

/** `lost`: nothing can be read or stored any more. */
export async function openMirrorStore(drive: DriveId, lost: () => void): Promise<MirrorStore> {
  const store = new IndexedMirror(await openMirrorDatabase(drive, lost))
  return store
}

export function sameHead(a: MirrorHead | undefined, b: MirrorHead | undefined): boolean {
  return a?.epoch === b?.epoch && a?.cursor === b?.cursor
}

class IndexedMirror implements MirrorStore {
  constructor(private readonly db: MirrorDatabase) {}

  close(): void {
    this.db.close()
  }

  head(): Promise<MirrorHead | undefined> {
    return this.db.get('head', HEAD)
  }

  async put(seen: MirrorHead | undefined, page: Changes): Promise<MirrorChange | 'overtaken'> {
    const tx = this.db.transaction(['nodes', 'head'], 'readwrite', { durability: 'relaxed' })
    // Whatever fails below fails the whole, and is thrown from there.
    tx.done.catch(() => {})
    const rows = tx.objectStore('nodes')
    const heads = tx.objectStore('head')
    const now = await heads.get(HEAD)
    if (!sameHead(now, seen)) {
      await tx.done
      return 'overtaken'
    }
    // Until it is whole nobody is shown it, and what stood there before need not be looked up.
    const before = now?.whole ? await oldRows(page, id => rows.get(id)) : []
    const plain = unwrap(rows) as unknown as IDBObjectStore
    for (const node of page.nodes) {
      if (node.deleted) plain.delete(node.id)
      else plain.put(node)
    }
    const whole = now?.whole === true || !page.more
    const nodes = now?.whole ? now.nodes + grownBy(page, before) : whole ? await rows.count() : (now?.nodes ?? 0) + page.nodes.length
    await heads.put({ epoch: page.epoch, cursor: page.next, whole, nodes }, HEAD)
    await tx.done
    return changeOf(page, before)
  }

  async clear(seen: MirrorHead | undefined): Promise<void> {
    const tx = this.db.transaction(['nodes', 'head'], 'readwrite')
    if (sameHead(await tx.objectStore('head').get(HEAD), seen)) {
      await tx.objectStore('nodes').clear()
      await tx.objectStore('head').clear()
    }
    await tx.done
  }

  children(folder: NodeId): Promise<RemoteNode[]> {
    return this.db.getAllFromIndex('nodes', 'parent', folder)
  }

  async nodes(ids: readonly NodeId[]): Promise<RemoteNode[]> {
    const { store, done } = this.db.transaction('nodes')
    const found = await Promise.all(ids.map(id => store.get(id)))
    await done
    return found.filter(row => row !== undefined)
  }

  async each(visit: (rows: readonly RemoteNode[]) => void): Promise<void> {
    const { store } = this.db.transaction('nodes')
    for (let range: IDBKeyRange | undefined; ; ) {
      const rows = await store.getAll(range, LOAD_ROWS)
      visit(rows)
      const last = rows[LOAD_ROWS - 1]
      if (!last) return
      range = IDBKeyRange.lowerBound(last.id, true)
    }
  }
}

async function oldRows(page: Changes, get: (id: NodeId) => Promise<RemoteNode | undefined>): Promise<RemoteNode[]> {
  const rows = await Promise.all(page.nodes.map(({ id }) => get(id)))
  return rows.filter(row => row !== undefined)
}

/** By how many rows a page changes a replica that had `before` of them. */
export function grownBy(page: Changes, before: readonly RemoteNode[]): number {
  return page.nodes.filter(node => !node.deleted).length - before.length
}

/** `before`: the rows that the page's nodes had. */
export function changeOf({ nodes }: Changes, before: readonly RemoteNode[]): MirrorChange {
  const folders = new Set([...nodes, ...before].map(({ parent }) => parent))
  return { ids: nodes.map(({ id }) => id), folders: [...folders] }
}
