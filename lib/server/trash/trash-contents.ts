/** Deleted nodes and all that went with them: what is restored, and what is purged. */
import type { NodeId } from '../../core/ids'
import type { Purged, TrashAsked, TrashContents } from '../../core/protocol/trash'
import { findNode } from '../changes'
import { describeNodes } from '../commit/describe'
import { inGroups } from '../db/in-groups'
import type { Drive } from '../drive'
import { Fault } from '../fault'
import { deletedWith } from './deleted-with'

/** At most `limit` nodes; what is not in the trash is left out. */
export async function trashContents(drive: Drive, { ids, after = 0 }: TrashAsked, limit: number): Promise<TrashContents> {
  const { db } = drive.server
  const all = await idsDeletedWith(drive, ids)
  const page = all.slice(after, after + limit)
  const found = await inGroups(page, group => db.node.findMany({ where: { driveId: drive.id, id: { in: group } } }))
  const byId = new Map(found.map(row => [row.id, row]))
  const nodes = await describeNodes(
    db,
    page.flatMap(at => byId.get(at) ?? []),
  )
  return { nodes, next: after + limit < all.length ? after + limit : null }
}

/** For good, with all that went with it. Throws `not-found` for what is not in the trash. */
export async function purgeFromTrash(drive: Drive, id: NodeId): Promise<Purged> {
  await requireTrashed(drive, id)
  return { nodes: await drive.server.housekeeping.purge(drive.id, { ids: await idsDeletedWith(drive, [id]) }) }
}

/** All that is in the trash now; what is deleted from here on stays. */
export async function emptyTrash(drive: Drive): Promise<Purged> {
  const { server, id } = drive
  return { nodes: await server.housekeeping.purge(id, { deletedBefore: BigInt(server.now() + 1) }) }
}

/** Parents first, each once, also when it was asked for beside its folder. */
async function idsDeletedWith({ id: driveId, server }: Drive, ids: readonly NodeId[]): Promise<string[]> {
  const rows = await server.db.$queryRaw<{ id: string }[]>`
    ${deletedWith(driveId, ids)} SELECT g."id" FROM "gone" g GROUP BY g."id" ORDER BY MAX(g."depth"), g."id"`
  return rows.map(row => row.id)
}

async function requireTrashed(drive: Drive, id: NodeId): Promise<void> {
  const node = await findNode(drive, id)
  if (!node?.deleted || node.purged) throw new Fault('not-found')
}
