/**
 * What people deleted, the last first: only the topmost of what went in one delete, and how much hung below it. What goes
 * in one delete has one time and one author, so it is told by them, and stays right when part of it comes back.
 */
import { type NodeId, ROOT } from '../../core/ids'
import type { Trash, Trashed } from '../../core/protocol/trash'
import { describeNodes, findPeople } from '../commit/describe'
import type { NodeRow } from '../commit/node-table'
import { Prisma } from '../db/generated/client'
import { inGroups } from '../db/in-groups'
import type { Drive } from '../drive'
import { type TimeCursor, timeCursor } from '../http/query'
import { foldersAbove, pathOf } from '../placed-nodes'
import { deletedWith } from './deleted-with'

const DAY_MS = 24 * 60 * 60_000

export async function listTrash(drive: Drive, before: TimeCursor | undefined, limit: number): Promise<Trash> {
  const { db } = drive.server
  const ids = await topmost(drive, before, limit + 1)
  const page = ids.slice(0, limit)
  const found = await inGroups(page, group => db.node.findMany({ where: { driveId: drive.id, id: { in: group } } }))
  const byId = new Map(found.map(row => [row.id, row]))
  const rows = page.flatMap(id => byId.get(id) ?? [])
  const last = rows.at(-1)
  const items = await describeTrashed(drive, rows)
  return { items, next: ids.length > limit && last ? timeCursor({ at: last.deletedAt ?? 0n, id: last.id }) : null }
}

async function topmost({ id: driveId, server }: Drive, before: TimeCursor | undefined, limit: number): Promise<string[]> {
  const older = before
    ? Prisma.sql`AND (n."deletedAt" < ${before.at} OR (n."deletedAt" = ${before.at} AND n."id" < ${before.id}))`
    : Prisma.empty
  const rows = await server.db.$queryRaw<{ id: string }[]>`
    SELECT n."id" FROM "Node" n LEFT JOIN "Node" p ON p."driveId" = n."driveId" AND p."id" = n."parentId"
    WHERE n."driveId" = ${driveId} AND n."deletedAt" IS NOT NULL AND n."purged" = FALSE ${older}
      AND (p."id" IS NULL OR p."deleted" = FALSE OR p."purged" = TRUE
        OR p."deletedAt" <> n."deletedAt" OR p."deletedBy" <> n."deletedBy")
    ORDER BY n."deletedAt" DESC, n."id" DESC LIMIT ${limit}`
  return rows.map(row => row.id)
}

async function describeTrashed(drive: Drive, rows: readonly NodeRow[]): Promise<Trashed[]> {
  const { db, env } = drive.server
  const nodes = await describeNodes(db, rows)
  const folders = await foldersAbove(db, drive.id, rows)
  const live = await livingOf(
    drive,
    rows.map(row => row.parentId),
  )
  const people = await findPeople(
    db,
    rows.map(row => ({ authorId: row.deletedByUser ?? '', deviceId: row.deletedBy ?? '' })),
  )
  const sums = await sumsOf(drive, rows)
  return rows.map((row, i) => {
    const at = Number(row.deletedAt)
    return {
      node: nodes[i] as Trashed['node'],
      at,
      author: people.get(row.deletedByUser ?? '') ?? '',
      device: people.get(row.deletedBy ?? '') ?? '',
      path: pathOf(folders, row.parentId),
      hasPlace: row.parentId === ROOT || live.has(row.parentId as NodeId),
      ...(sums.get(row.id) ?? { files: 0, bytes: 0 }),
      purgedAt: env.trashDays === 0 ? null : at + env.trashDays * DAY_MS,
    }
  })
}

async function livingOf({ id: driveId, server }: Drive, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await inGroups([...new Set(ids)], group =>
    server.db.node.findMany({ where: { driveId, id: { in: group }, deleted: false, folder: true }, select: { id: true } }),
  )
  return new Set(rows.map(row => row.id))
}

/** Files that went in the same deletes, and their bytes. */
async function sumsOf({ id: driveId, server }: Drive, rows: readonly NodeRow[]) {
  type Sum = { top: string; files: number | bigint; bytes: number | bigint }
  const sums = await inGroups(
    rows.map(row => row.id),
    group => server.db.$queryRaw<Sum[]>`
      ${deletedWith(driveId, group)}
      SELECT d."top", COUNT(*) AS "files", COALESCE(SUM(r."size"), 0) AS "bytes" FROM "gone" d
      JOIN "Revision" r ON r."driveId" = ${driveId} AND r."id" = d."revisionId"
      GROUP BY d."top"`,
  )
  return new Map(sums.map(({ top, files, bytes }) => [top, { files: Number(files), bytes: Number(bytes) }]))
}
