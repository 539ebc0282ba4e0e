/** How the server's disk is: what is on it, whose, and what somebody should look after. */
import { statfs } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { AccountStorage, StorageHealth } from '../../core/protocol/storage-health'
import type { Server } from '../context'
import type { Database } from '../db/database'
import { sqliteBytes } from './sqlite-bytes'
import { storageWarnings } from './storage-warnings'

export async function readStorageHealth({ db, env, search, thumbnails, housekeeping }: Server): Promise<StorageHealth> {
  const disk = await statfs(env.dataDir)
  const packs = await db.pack.aggregate({ _count: true, _sum: { size: true } })
  const state = {
    disk: { sizeBytes: disk.blocks * disk.bsize, freeBytes: disk.bavail * disk.bsize },
    databaseBytes: env.databaseUrl.startsWith('file:') ? await sqliteBytes(fileURLToPath(env.databaseUrl)) : 0,
    packs: { count: packs._count, bytes: Number(packs._sum.size ?? 0) },
    thumbnailBytes: await thumbnails.bytes(),
    searchBytes: await search.bytes(),
    accounts: await readAccounts(db, env.quotaBytes),
    housekeeping: housekeeping.last() ?? null,
  }
  return { ...state, warnings: storageWarnings(state) }
}

async function readAccounts(db: Database, defaultBytes: number | undefined): Promise<AccountStorage[]> {
  const users = await db.user.findMany({ select: { id: true, name: true, quotaBytes: true } })
  const used = await db.drive.groupBy({ by: ['ownerId'], _sum: { usedBytes: true } })
  const bytes = new Map(used.map(row => [row.ownerId, Number(row._sum.usedBytes ?? 0)]))
  const trash = await readTrash(db)
  const accounts = users.map(({ id, name, quotaBytes }) => ({
    id,
    name,
    usedBytes: bytes.get(id) ?? 0,
    trashBytes: trash.get(id) ?? 0,
    limitBytes: quotaBytes === null ? (defaultBytes ?? null) : Number(quotaBytes),
  }))
  return accounts.sort((a, b) => b.usedBytes - a.usedBytes || a.name.localeCompare(b.name))
}

/** Of each owner. CROSS JOIN: SQLite then goes from the drives to what was deleted in them, and not through all that is live. */
async function readTrash(db: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await db.$queryRaw<{ readonly owner: string; readonly bytes: number | bigint }[]>`
    SELECT d."ownerId" AS "owner", sum(r."size") AS "bytes"
    FROM "Drive" d CROSS JOIN "Node" n CROSS JOIN "Revision" r
    WHERE n."driveId" = d."id" AND n."deletedAt" > 0 AND r."driveId" = n."driveId" AND r."nodeId" = n."id"
    GROUP BY d."ownerId"`
  return new Map(rows.map(({ owner, bytes }) => [owner, Number(bytes)]))
}
