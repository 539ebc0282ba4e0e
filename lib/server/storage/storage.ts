/** What takes room in a drive, by kind and by whether it is live, older or deleted. */
import { FILE_KINDS, type FileKind, fileKind } from '../../core/file-kind'
import type { Storage } from '../../core/protocol/storage'
import type { Database } from '../db/database'
import type { Drive } from '../drive'
import type { KeepSums } from './keep-sums'
import { addSums, NO_ROOM, type Sum } from './sums'

type Sums = Omit<Storage, 'usedBytes' | 'limitBytes'>

export type StorageReader = (drive: Drive) => Promise<Storage>

export function createStorageReader(keep: KeepSums): StorageReader {
  return async drive => {
    const { db, quota } = drive.server
    const sums = await keep(drive, 'drive', () => read(db, drive.id))
    const { usedBytes } = await db.drive.findUniqueOrThrow({ where: { id: drive.id }, select: { usedBytes: true } })
    return { ...sums, usedBytes: Number(usedBytes), limitBytes: await quota.limit(drive.ownerId) }
  }
}

async function read(db: Database, driveId: string): Promise<Sums> {
  const kinds = await sumByKind(db, driveId)
  const folders = await db.node.count({ where: { driveId, folder: true, deleted: false } })
  return { live: kinds.reduce(addSums, NO_ROOM), folders, kinds, ...(await sumOlder(db, driveId)) }
}

type Raw<Row> = { readonly [Column in keyof Row]: Row[Column] extends number ? number | bigint : Row[Column] }

/** The largest first. */
async function sumByKind(db: Database, driveId: string): Promise<Storage['kinds']> {
  // What remains when everything but dots is cut off from the right ends with the last dot: without that, the extension.
  const rows = await db.$queryRaw<Raw<Sum & { ending: string }>[]>`
    SELECT substr(n."nameKey", length(rtrim(n."nameKey", replace(n."nameKey", '.', ''))) + 1) AS "ending",
           count(*) AS "files", sum(r."size") AS "bytes"
    FROM "Node" n JOIN "Revision" r ON r."driveId" = n."driveId" AND r."id" = n."revisionId"
    WHERE n."driveId" = ${driveId} AND n."deleted" = FALSE
    GROUP BY 1`
  const kinds = new Map<FileKind, Sum>()
  for (const { ending, files, bytes } of rows) {
    const kind = fileKind(`x.${ending}`)
    kinds.set(kind, addSums(kinds.get(kind) ?? NO_ROOM, { files: Number(files), bytes: Number(bytes) }))
  }
  return FILE_KINDS.flatMap(kind => {
    const sum = kinds.get(kind)
    return sum ? [{ kind, ...sum }] : []
  }).sort((a, b) => b.bytes - a.bytes)
}

/** Contents that are no live file's present one. */
async function sumOlder(db: Database, driveId: string): Promise<{ versions: Sum; trash: Sum }> {
  const rows = await db.$queryRaw<Raw<{ trash: number; contents: number; files: number; bytes: number }>[]>`
    SELECT n."deleted" AS "trash", count(*) AS "contents",
           coalesce(sum(CASE WHEN n."revisionId" = r."id" THEN 1 ELSE 0 END), 0) AS "files", sum(r."size") AS "bytes"
    FROM "Revision" r JOIN "Node" n ON n."driveId" = r."driveId" AND n."id" = r."nodeId"
    WHERE r."driveId" = ${driveId} AND (n."deleted" = TRUE OR n."revisionId" <> r."id")
    GROUP BY n."deleted"`
  const sums = { versions: NO_ROOM, trash: NO_ROOM }
  for (const { trash, contents, files, bytes } of rows) {
    if (trash) sums.trash = { files: Number(files), bytes: Number(bytes) }
    else sums.versions = { files: Number(contents), bytes: Number(bytes) }
  }
  return sums
}
