/** What a drive holds, as devices and screens read it: by cursor, or folder by folder. */
import { type NodeId, ROOT } from '../core/ids'
import { MAX_DEPTH } from '../core/name'
import type { Changes, RemoteNode } from '../core/protocol/messages'
import { describeNodes } from './commit/describe'
import type { NodeRow } from './commit/node-table'
import type { Drive } from './drive'
import { Fault } from './fault'

/** Nodes after the cursor in seq order, at most `limit`. From the beginning, tombstones are left out. */
export async function changesSince(drive: Drive, since: number, limit: number): Promise<Changes> {
  const { db, epoch } = drive.server
  // The head is read first: a commit in between then shows as nodes beyond it, never as nodes that were skipped.
  const { seq } = await db.drive.findUniqueOrThrow({ where: { id: drive.id }, select: { seq: true } })
  const live = since === 0 ? { deleted: false } : {}
  const rows = await db.node.findMany({
    where: { driveId: drive.id, seq: { gt: BigInt(since) }, ...live },
    orderBy: { seq: 'asc' },
    take: limit + 1,
  })
  const more = rows.length > limit
  const page = rows.slice(0, limit)
  const last = Number(page.at(-1)?.seq ?? 0)
  const head = Math.max(Number(seq), last)
  return { epoch, head, next: more ? last : head, more, nodes: await describeNodes(db, page) }
}

export interface FolderListing {
  /** From the top down; empty for the root. */
  readonly path: readonly { readonly id: NodeId; readonly name: string }[]
  /** Live, by name. */
  readonly nodes: readonly RemoteNode[]
}

/** Throws `not-found` when there is no such live folder. */
export async function listFolder(drive: Drive, folder: NodeId): Promise<FolderListing> {
  const path = await pathTo(drive, folder)
  const rows = await drive.server.db.node.findMany({
    where: { driveId: drive.id, parentId: folder, deleted: false },
    orderBy: { nameKey: 'asc' },
  })
  return { path, nodes: await describeNodes(drive.server.db, rows) }
}

/** From below the root to the folder itself. Throws `not-found` when there is no such live folder. */
export async function pathTo(drive: Drive, folder: NodeId): Promise<{ id: NodeId; name: string }[]> {
  const path: { id: NodeId; name: string }[] = []
  for (let at: string = folder; at !== ROOT; ) {
    const row = await findNode(drive, at)
    if (!row?.folder || row.deleted || path.length > MAX_DEPTH) throw new Fault('not-found')
    path.unshift({ id: row.id as NodeId, name: row.name })
    at = row.parentId
  }
  return path
}

export function findNode(drive: Drive, id: string): Promise<NodeRow | null> {
  return drive.server.db.node.findUnique({ where: { driveId_id: { driveId: drive.id, id } } })
}
