/** What a visitor sees of the drive: names and sizes inside the link; no people, no devices, nothing above. */
import type { NodeId } from '../../core/ids'
import type { VisitedFolder, VisitedNode } from '../../core/protocol/links'
import type { RemoteNode } from '../../core/protocol/messages'
import { describeNodes } from '../commit/describe'
import { Fault } from '../fault'
import { chainInLink, type OpenLink } from './open-link'

/** What the link itself names. */
export async function visitedRoots({ roots, drive }: OpenLink): Promise<VisitedNode[]> {
  return (await describeNodes(drive.server.db, roots)).map(node => visited(node, null))
}

/** Rows of one answer: nobody has the server put together more at once. */
const PAGE = 2000

/** Throws `not-found` for what is no folder in the link. `undefined`: what the link itself names. `after`: what `next` was. */
export async function visitedFolder(link: OpenLink, folder: NodeId | undefined, after?: string): Promise<VisitedFolder> {
  if (folder === undefined) return { path: [], nodes: await visitedRoots(link), next: null }
  const { db } = link.drive.server
  const chain = await chainInLink(link, folder)
  if (!chain[0]?.folder) throw new Fault('not-found')
  const where = { driveId: link.drive.id, parentId: folder, deleted: false, ...(after !== undefined && { nameKey: { gt: after } }) }
  const rows = await db.node.findMany({ where, orderBy: { nameKey: 'asc' }, take: PAGE })
  return {
    path: chain.reverse().map(({ id, name }) => ({ id: id as NodeId, name })),
    nodes: (await describeNodes(db, rows)).map(node => visited(node, folder)),
    next: rows.length < PAGE ? null : (rows.at(-1)?.nameKey ?? null),
  }
}

/** A node that is known to be in the link. */
export function visitedNode({ roots }: OpenLink, node: RemoteNode): VisitedNode {
  return visited(node, roots.some(root => root.id === node.id) ? null : node.parent)
}

function visited({ id, kind, name, revision }: RemoteNode, parent: NodeId | null): VisitedNode {
  const file = revision && { revision: revision.id, size: revision.size, at: revision.at, mtime: revision.mtime }
  return { id, kind, parent, name, file }
}
