/**
 * Older contents of live files go for good, as small transactions like a purge. Never what a file holds now, and never what
 * a conflict copy stands against: both sides of a conflict are looked at together.
 */
import { type DeviceId, type NodeId, ROOT } from '../../core/ids'
import type { OldVersions } from '../../core/protocol/storage'
import { PATH_SEPARATOR } from '../commit/deeds'
import type { Database, Transaction } from '../db/database'
import { Prisma } from '../db/generated/client'
import type { Drive } from '../drive'
import { foldersAbove, pathOf } from '../placed-nodes'
import { type Purging, REVISIONS_AT_ONCE, removeRevisions } from './purge'

/** One content of one file, or all that came before a time (milliseconds since 1970). */
export type Outdated = { readonly node: NodeId; readonly revision: string } | { readonly before: number }

/** What would go now. */
export async function countVersions(db: Database, driveId: string, which: Outdated): Promise<OldVersions> {
  const [row] = await db.$queryRaw<{ readonly versions: number | bigint; readonly bytes: number | bigint | null }[]>`
    SELECT count(*) AS "versions", sum(r."size") AS "bytes" ${fromOld(driveId, which)}`
  return { versions: Number(row?.versions ?? 0), bytes: Number(row?.bytes ?? 0) }
}

interface Old {
  readonly id: string
  readonly size: number | bigint
  readonly at: number | bigint
}

/** Who removes them, as the activity tells. */
export interface Remover {
  readonly drive: Drive
  readonly author: DeviceId
}

/** Tells what went. The activity holds it from the first step on, so that a crash leaves nothing untold. */
export async function removeVersions({ writer, stopping }: Purging, { drive, author }: Remover, which: Outdated): Promise<OldVersions> {
  let removed: OldVersions = { versions: 0, bytes: 0 }
  let after: Pick<Old, 'id' | 'at'> = { id: '', at: -1 }
  let deed: bigint | undefined
  while (!stopping()) {
    const old = await writer(async tx => {
      const found = await findOld(tx, drive.id, which, after)
      if (found.length === 0) return found
      await removeRevisions(tx, drive.id, { id: { in: found.map(({ id }) => id) } })
      deed = await tell(tx, { drive, author }, which, found.length, deed)
      return found
    })
    const last = old.at(-1)
    if (!last) break
    after = last
    removed = {
      versions: removed.versions + old.length,
      bytes: removed.bytes + old.reduce((sum, { size }) => sum + Number(size), 0),
    }
  }
  if (deed !== undefined) announce(drive, deed)
  return removed
}

/** The oldest first. */
function findOld(tx: Transaction, driveId: string, which: Outdated, after: Pick<Old, 'id' | 'at'>): Promise<Old[]> {
  return tx.$queryRaw<Old[]>`
    SELECT r."id", r."size", r."at" ${fromOld(driveId, which)} AND (r."at" > ${after.at} OR (r."at" = ${after.at} AND r."id" > ${after.id}))
    ORDER BY r."at", r."id" LIMIT ${REVISIONS_AT_ONCE}`
}

/** CROSS JOIN: SQLite then goes through the contents by their time, from where the last step ended. */
function fromOld(driveId: string, which: Outdated): Prisma.Sql {
  const { sql } = Prisma
  const asked = 'before' in which ? sql`r."at" < ${which.before}` : sql`r."id" = ${which.revision} AND r."nodeId" = ${which.node}`
  return sql`
    FROM "Revision" r CROSS JOIN "Node" n
    WHERE r."driveId" = ${driveId} AND ${asked} AND n."driveId" = ${driveId} AND n."id" = r."nodeId"
      AND n."deleted" = FALSE AND n."revisionId" <> r."id" AND NOT EXISTS (
        SELECT 1 FROM "Node" c WHERE c."driveId" = ${driveId} AND c."conflictOf" = n."id" AND c."deleted" = FALSE
          AND (c."conflictBase" = r."id" OR c."conflictTheirs" = r."id"))`
}

/** One deed for all steps, with a seq of its own, so that every page hears of it. Gives that. */
async function tell(
  tx: Transaction,
  { drive, author }: Remover,
  which: Outdated,
  count: number,
  deed: bigint | undefined,
): Promise<bigint> {
  if (deed !== undefined) {
    await tx.deed.update({ where: { driveId_seq: { driveId: drive.id, seq: deed } }, data: { below: { increment: count } } })
    return deed
  }
  const { seq } = await tx.drive.update({ where: { id: drive.id }, data: { seq: { increment: 1 } }, select: { seq: true } })
  const common = { driveId: drive.id, seq, at: BigInt(drive.server.now()), userId: drive.user.id, deviceId: author }
  await tx.deed.create({ data: { ...common, what: 'versions-removed', below: count, ...(await placeOf(tx, drive, which)) } })
  return seq
}

async function placeOf(tx: Transaction, drive: Drive, which: Outdated): Promise<{ nodeId: string; folder: boolean; path: string }> {
  if ('before' in which) return { nodeId: ROOT, folder: true, path: '' }
  const row = await tx.node.findUniqueOrThrow({ where: { driveId_id: { driveId: drive.id, id: which.node } } })
  const around = pathOf(await foldersAbove(tx, drive.id, [row]), row.parentId)
  return { nodeId: row.id, folder: false, path: [...around.map(({ name }) => name), row.name].join(PATH_SEPARATOR) }
}

function announce({ id, server }: Drive, seq: bigint): void {
  const head = Number(seq)
  server.events.emit('advanced', { drive: id, epoch: server.epoch, from: head - 1, head, nodes: [] }, [])
}
