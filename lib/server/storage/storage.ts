/**
 * What takes room in a drive, by three aggregates. The database does not run them beside other statements, so sums are
 * kept until the drive changes, those of a large drive a little longer.
 */
import { FILE_KINDS, type FileKind, fileKind } from '../../core/file-kind'
import { type NodeId, ROOT } from '../../core/ids'
import type { Storage } from '../../core/protocol/storage'
import type { Database } from '../db/database'
import type { Drive } from '../drive'

type Sums = Omit<Storage, 'usedBytes' | 'limitBytes'>
type Sum = { readonly files: number; readonly bytes: number }

const MAX_TOPS = 100
/** Drives whose sums are kept. */
const MAX_KEPT = 100
/** Counting that takes no longer is done for every change. */
const SHORT_MS = 100
/** After longer ones, for this many times as long the sums of before are good enough. */
const REST = 20

export type StorageReader = (drive: Drive) => Promise<Storage>

interface Kept {
  readonly state: string
  readonly sums: Sums
  /** When it was counted, milliseconds since 1970, and how long that took. */
  readonly at: number
  readonly tookMs: number
}

export function createStorageReader(): StorageReader {
  const kept = new Map<string, Kept>()
  const counting = new Map<string, Promise<Sums>>()

  async function count({ id, server: { db, now } }: Drive, state: string): Promise<Sums> {
    const began = performance.now()
    const sums = await read(db, id)
    kept.delete(id)
    kept.set(id, { state, sums, at: now(), tookMs: performance.now() - began })
    const oldest = kept.keys().next()
    if (kept.size > MAX_KEPT && !oldest.done) kept.delete(oldest.value)
    return sums
  }

  function sumsOf(drive: Drive, state: string): Promise<Sums> {
    const known = kept.get(drive.id)
    if (known && (known.state === state || isFresh(known, drive.server.now()))) return Promise.resolve(known.sums)
    const running = counting.get(drive.id) ?? count(drive, state).finally(() => counting.delete(drive.id))
    counting.set(drive.id, running)
    return running
  }

  return async drive => {
    const { db, quota } = drive.server
    const { seq, usedBytes } = await db.drive.findUniqueOrThrow({ where: { id: drive.id }, select: { seq: true, usedBytes: true } })
    // A purge takes revisions away without a new seq.
    const revisions = await db.revision.count({ where: { driveId: drive.id } })
    const sums = await sumsOf(drive, `${seq} ${usedBytes} ${revisions}`)
    return { ...sums, usedBytes: Number(usedBytes), limitBytes: await quota.limit(drive.ownerId) }
  }
}

/** A large drive that changes all the time is counted during a small part of it. */
function isFresh({ at, tookMs }: Kept, now: number): boolean {
  return tookMs > SHORT_MS && now - at < tookMs * REST
}

async function read(db: Database, driveId: string): Promise<Sums> {
  const byKind = await sumByKind(db, driveId)
  const live = byKind.reduce(add, NOTHING)
  const { folders, tops } = await sumByTop(db, driveId)
  const top = tops.slice(0, MAX_TOPS)
  const otherTops = tops.slice(MAX_TOPS).reduce(add, NOTHING)
  const inTops = tops.reduce(add, NOTHING)
  const loose = { files: live.files - inTops.files, bytes: live.bytes - inTops.bytes }
  return { live, folders, kinds: byKind, tops: top, otherTops, loose, ...(await sumOlder(db, driveId)) }
}

const NOTHING: Sum = { files: 0, bytes: 0 }

function add(a: Sum, b: Sum): Sum {
  return { files: a.files + b.files, bytes: a.bytes + b.bytes }
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
    kinds.set(kind, add(kinds.get(kind) ?? NOTHING, { files: Number(files), bytes: Number(bytes) }))
  }
  return FILE_KINDS.flatMap(kind => {
    const sum = kinds.get(kind)
    return sum ? [{ kind, ...sum }] : []
  }).sort((a, b) => b.bytes - a.bytes)
}

/**
 * Only folders are walked down; files are then added to the one they lie in. The largest first. CROSS JOIN: SQLite then
 * goes from the folders found to what is in them, and not through the whole drive for each.
 */
async function sumByTop(db: Database, driveId: string): Promise<{ folders: number; tops: Storage['tops'] }> {
  const rows = await db.$queryRaw<Raw<Sum & { id: string; name: string; folders: number }>[]>`
    WITH RECURSIVE "below"("id", "top") AS (
      SELECT n."id", n."id" FROM "Node" n
      WHERE n."driveId" = ${driveId} AND n."parentId" = ${ROOT} AND n."deleted" = FALSE AND n."folder" = TRUE
      UNION ALL
      SELECT n."id", b."top" FROM "below" b CROSS JOIN "Node" n
      WHERE n."driveId" = ${driveId} AND n."parentId" = b."id" AND n."deleted" = FALSE AND n."folder" = TRUE
    ), "sums" AS (
      SELECT b."top", count(DISTINCT b."id") AS "folders", count(r."id") AS "files", coalesce(sum(r."size"), 0) AS "bytes"
      FROM "below" b
      LEFT JOIN "Node" n ON n."driveId" = ${driveId} AND n."parentId" = b."id" AND n."deleted" = FALSE AND n."folder" = FALSE
      LEFT JOIN "Revision" r ON r."driveId" = n."driveId" AND r."id" = n."revisionId"
      GROUP BY b."top"
    )
    SELECT t."id", t."name", s."folders", s."files", s."bytes"
    FROM "sums" s CROSS JOIN "Node" t WHERE t."driveId" = ${driveId} AND t."id" = s."top"
    ORDER BY s."bytes" DESC, t."nameKey"`
  const tops = rows.map(({ id, name, files, bytes }) => ({ id: id as NodeId, name, files: Number(files), bytes: Number(bytes) }))
  return { folders: rows.reduce((sum, row) => sum + Number(row.folders), 0), tops }
}

/** Contents that are no live file's present one. */
async function sumOlder(db: Database, driveId: string): Promise<{ versions: Sum; trash: Sum }> {
  const rows = await db.$queryRaw<Raw<{ trash: number; contents: number; files: number; bytes: number }>[]>`
    SELECT n."deleted" AS "trash", count(*) AS "contents",
           coalesce(sum(CASE WHEN n."revisionId" = r."id" THEN 1 ELSE 0 END), 0) AS "files", sum(r."size") AS "bytes"
    FROM "Revision" r JOIN "Node" n ON n."driveId" = r."driveId" AND n."id" = r."nodeId"
    WHERE r."driveId" = ${driveId} AND (n."deleted" = TRUE OR n."revisionId" <> r."id")
    GROUP BY n."deleted"`
  const sums = { versions: NOTHING, trash: NOTHING }
  for (const { trash, contents, files, bytes } of rows) {
    if (trash) sums.trash = { files: Number(files), bytes: Number(bytes) }
    else sums.versions = { files: Number(contents), bytes: Number(bytes) }
  }
  return sums
}
