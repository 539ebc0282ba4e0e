/** Who did what in a drive, the last first. */
import { type NodeId, ROOT } from '../../core/ids'
import type { Activity, ActivityItem, Stood, Deed as What } from '../../core/protocol/activity'
import { PATH_SEPARATOR } from '../commit/deeds'
import { findPeople, type People } from '../commit/describe'
import { type Deed, Prisma } from '../db/generated/client'
import type { Drive } from '../drive'

/** `undefined`: whatever it is. */
export interface ActivityQuery {
  /** A seq; from the newest without. */
  readonly before: number | undefined
  readonly limit: number
  /** Only what was done to this node. */
  readonly node: NodeId | undefined
  /** Only what was done to what lies below this folder, deleted things too, or to the folder itself. */
  readonly folder: NodeId | undefined
  /** `me`, or an account's id. */
  readonly who: string | undefined
  readonly what: readonly What[] | undefined
  /** Milliseconds since 1970; from the first, before the second. */
  readonly since: number | undefined
  readonly until: number | undefined
}

export async function activityOf(drive: Drive, query: ActivityQuery): Promise<Activity> {
  const { limit } = query
  const rows = await findDeeds(drive, query)
  const page = rows.slice(0, limit)
  const people = await findPeople(
    drive.server.db,
    page.map(({ userId, deviceId }) => ({ authorId: userId, deviceId })),
  )
  const last = page.at(-1)
  return { items: page.map(row => itemOf(row, people)), next: rows.length > limit && last ? String(last.seq) : null }
}

async function findDeeds(drive: Drive, query: ActivityQuery): Promise<Deed[]> {
  const { db } = drive.server
  const { folder, limit } = query
  const found = await db.$queryRaw<{ readonly seq: number | bigint }[]>`
    ${folder === undefined || folder === ROOT ? Prisma.empty : belowOf(drive.id, folder)}
    SELECT d."seq" FROM "Deed" d WHERE ${Prisma.join(conditions(drive, query), ' AND ')}
    ORDER BY d."seq" DESC LIMIT ${limit + 1}`
  const seqs = found.map(({ seq }) => BigInt(seq))
  return db.deed.findMany({ where: { driveId: drive.id, seq: { in: seqs } }, orderBy: { seq: 'desc' } })
}

function conditions({ id: driveId, user }: Drive, { before, node, folder, who, what, since, until }: ActivityQuery): Prisma.Sql[] {
  const { sql } = Prisma
  const all = [sql`d."driveId" = ${driveId}`]
  if (before !== undefined) all.push(sql`d."seq" < ${BigInt(before)}`)
  if (node !== undefined) all.push(sql`d."nodeId" = ${node}`)
  if (folder !== undefined && folder !== ROOT) all.push(sql`d."nodeId" IN (SELECT "id" FROM "below")`)
  if (who !== undefined) all.push(sql`d."userId" = ${who === 'me' ? user.id : who}`)
  if (what) all.push(sql`d."what" IN (${Prisma.join([...what])})`)
  if (since !== undefined) all.push(sql`d."at" >= ${BigInt(since)}`)
  if (until !== undefined) all.push(sql`d."at" < ${BigInt(until)}`)
  return all
}

/** Tombstones keep their place. CROSS JOIN: SQLite then goes from the folders found to what is in them. */
function belowOf(driveId: string, folder: NodeId): Prisma.Sql {
  return Prisma.sql`WITH RECURSIVE "below"("id") AS (
      SELECT ${folder}
      UNION
      SELECT n."id" FROM "below" b CROSS JOIN "Node" n WHERE n."driveId" = ${driveId} AND n."parentId" = b."id"
    )`
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
