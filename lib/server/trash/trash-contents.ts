/** A deleted node and all that went with it: what is restored, and what is purged. */
import type { NodeId } from '../../core/ids'
import type { Purged, TrashContents } from '../../core/protocol/trash'
import { findNode } from '../changes'
import { describeNodes } from '../commit/describe'
import { inGroups } from '../db/in-groups'
import type { Drive } from '../drive'
import { Fault } from '../fault'
import { deletedWith } from './deleted-with'

/** Parents first; `from`: how many were given before. Throws `not-found` for what is not in the trash. */
export async function trashContents(drive: Drive, id: NodeId, from: number, limit: number): Promise<TrashContents> {
  await requireTrashed(drive, id)
  const { db } = drive.server
  const ids = await idsDeletedWith(drive, id)
  const page = ids.slice(from, from + limit)
  const found = await inGroups(page, group => db.node.findMany({ where: { driveId: drive.id, id: { in: group } } }))
  const byId = new Map(found.map(row => [row.id, row]))
  const nodes = await describeNodes(
    db,
    page.flatMap(at => byId.get(at) ?? []),
  )
  return { nodes, next: from + limit < ids.length ? String(from + limit) : null }
}

/** For good, with all that went with it. Throws `not-found` for what is not in the trash. */
export async function purgeFromTrash(drive: Drive, id: NodeId): Promise<Purged> {
  await requireTrashed(drive, id)
  return { nodes: await drive.server.housekeeping.purge(drive.id, { ids: await idsDeletedWith(drive, id) }) }
}

/** All that is in the trash now; what is deleted from here on stays. */
export async function emptyTrash(drive: Drive): Promise<Purged> {
  const { server, id } = drive
  return { nodes: await server.housekeeping.purge(id, { deletedBefore: BigInt(server.now() + 1) }) }
}

async function idsDeletedWith({ id: driveId, server }: Drive, id: NodeId): Promise<string[]> {
  const rows = await server.db.$queryRaw<{ id: string }[]>`
    ${deletedWith(driveId, [id])} SELECT g."id" FROM "gone" g ORDER BY g."depth", g."id"`
  return rows.map(row => row.id)
}

async function requireTrashed(drive: Drive, id: NodeId): Promise<void> {
  const node = await findNode(drive, id)
  if (!node?.deleted || node.purged) throw new Fault('not-found')
}
