/** What edits see of the drive: the mirror, pending changes of this page included. */
import { type NodeId, ROOT } from '../../core/ids'
import { nameKey } from '../../core/name'
import type { RemoteNode } from '../../core/protocol/messages'
import type { ShownNode, Step } from '../drive-api'
import type { PageDrive } from '../remote/page-drive'

export interface Sight {
  /** Those that are there. */
  nodes(ids: readonly NodeId[]): Promise<readonly ShownNode[]>
  /** `undefined`: there is no such folder. Throws `RemoteFault`. */
  children(folder: NodeId): Promise<readonly ShownNode[] | undefined>
  /** Parents first; `undefined` while the replica is not whole. */
  below(ids: readonly NodeId[]): Promise<readonly RemoteNode[] | undefined>
  /** From the top to the node itself; `undefined`: not known. */
  path(id: NodeId): Promise<readonly Step[] | undefined>
  /** Up to where changes were seen; `undefined` while the replica is not whole. */
  cursor(): Promise<number | undefined>
}

/** Everything below these folders, parents first. Throws `RemoteFault`. */
export async function everythingBelow(sight: Sight, tops: readonly NodeId[]): Promise<readonly RemoteNode[]> {
  const known = await sight.below(tops)
  if (known) return known
  const found: RemoteNode[] = []
  const queue = [...tops]
  for (const folder of queue) {
    const children = (await sight.children(folder)) ?? []
    found.push(...children)
    queue.push(...children.filter(({ kind }) => kind === 'folder').map(({ id }) => id))
  }
  return found
}

/** The cursor to delete folders with. Before the replica is whole, what the lists show is as new as the server. Throws `RemoteFault`. */
export async function cursorOf(sight: Sight, drive: Pick<PageDrive, 'changes'>): Promise<number> {
  return (await sight.cursor()) ?? (await drive.changes(Number.MAX_SAFE_INTEGER, 1)).head
}

/** The names of a folder, and those that are given away while they are asked for. Throws `RemoteFault`. */
export async function namesIn(sight: Sight, folder: NodeId): Promise<Set<string>> {
  return new Set((await sight.children(folder))?.map(({ name }) => nameKey(name)))
}

/** Whether `folder` is one of these or lies in one of them, as far as is known. */
export async function isInside(sight: Sight, folder: NodeId, ids: ReadonlySet<NodeId>): Promise<boolean> {
  if (folder === ROOT) return false
  if (ids.has(folder)) return true
  return (await sight.path(folder))?.some(({ id }) => ids.has(id)) ?? false
}
