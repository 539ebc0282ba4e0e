/** Who did what in a drive, the last first. */
import type { NodeId } from '../../core/ids'
import type { Activity, ActivityItem, Stood } from '../../core/protocol/activity'
import { PATH_SEPARATOR } from '../commit/deeds'
import { findPeople, type People } from '../commit/describe'
import type { Deed } from '../db/generated/client'
import type { Drive } from '../drive'

export interface ActivityQuery {
  /** A seq; from the newest without. */
  readonly before: number | undefined
  readonly limit: number
  /** Only what was done to this node. */
  readonly node: NodeId | undefined
}

export async function activityOf(drive: Drive, { before, limit, node }: ActivityQuery): Promise<Activity> {
  const rows = await drive.server.db.deed.findMany({
    where: { driveId: drive.id, ...(before !== undefined && { seq: { lt: BigInt(before) } }), ...(node && { nodeId: node }) },
    orderBy: { seq: 'desc' },
    take: limit + 1,
  })
  const page = rows.slice(0, limit)
  const people = await findPeople(
    drive.server.db,
    page.map(({ userId, deviceId }) => ({ authorId: userId, deviceId })),
  )
  const last = page.at(-1)
  return { items: page.map(row => itemOf(row, people)), next: rows.length > limit && last ? String(last.seq) : null }
}

function itemOf(row: Deed, people: People): ActivityItem {
  return {
    seq: Number(row.seq),
    at: Number(row.at),
    author: people.get(row.userId) ?? '',
    device: people.get(row.deviceId) ?? '',
    what: row.what as ActivityItem['what'],
    node: row.nodeId as NodeId,
    kind: row.folder ? 'folder' : 'file',
    place: stood(row.path),
    from: row.fromPath === null ? null : stood(row.fromPath),
    below: row.below,
  }
}

function stood(text: string): Stood {
  const path = text.split(PATH_SEPARATOR)
  return { name: path.pop() ?? '', path }
}
