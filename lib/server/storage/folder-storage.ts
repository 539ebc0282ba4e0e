/** What takes room in one folder of a drive: each folder in it with all that lies below, and what lay there. */
import type { NodeId } from '../../core/ids'
import type { FolderStorage, Room } from '../../core/protocol/storage'
import { pathTo } from '../changes'
import type { Database } from '../db/database'
import { inGroups } from '../db/in-groups'
import type { Drive } from '../drive'
import type { KeepSums } from './keep-sums'
import { addRooms, addSums, bytesOf, EMPTY } from './sums'

const MAX_FOLDERS = 100
/** In the place of a folder's id: what lies in the shown folder itself. */
const LOOSE = ''

/** Throws `not-found` when there is no such live folder. */
export type FolderStorageReader = (drive: Drive, folder: NodeId) => Promise<FolderStorage>

export function createFolderStorageReader(keep: KeepSums): FolderStorageReader {
  return async (drive, folder) => {
    const path = await pathTo(drive, folder)
    return { path, ...(await keep(drive, folder, () => read(drive.server.db, drive.id, folder))) }
  }
}

async function read(db: Database, driveId: string, folder: NodeId): Promise<Omit<FolderStorage, 'path'>> {
  const rooms = await sumRooms(db, driveId, folder)
  const loose = rooms.get(LOOSE) ?? EMPTY
  rooms.delete(LOOSE)
  const sorted = [...rooms].sort(([, a], [, b]) => bytesOf(b) - bytesOf(a))
  const shown = sorted.slice(0, MAX_FOLDERS)
  const ids = shown.map(([id]) => id)
  const rows = await inGroups(ids, group => db.node.findMany({ where: { driveId, id: { in: group } }, select: { id: true, name: true } }))
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  const others = sorted.slice(MAX_FOLDERS).reduce((sum, [, room]) => addRooms(sum, room), EMPTY)
  return { folders: shown.map(([id, room]) => ({ id: id as NodeId, name: names.get(id) ?? '', ...room })), others, loose }
}

interface Row {
  readonly top: string
  readonly deleted: boolean | number | bigint
  readonly current: boolean | number | bigint | null
  readonly contents: number | bigint
  readonly bytes: number | bigint
}

/**
 * By the folder in the shown one that they lie below. Only folders are walked down, deleted ones too: what was in them is
 * trash of where they stood. CROSS JOIN: SQLite then goes from the folders found to what is in them, and not through the
 * whole drive for each.
 */
async function sumRooms(db: Database, driveId: string, folder: NodeId): Promise<Map<string, Room>> {
  const rows = await db.$queryRaw<Row[]>`
    WITH RECURSIVE "below"("id", "top") AS (
      SELECT n."id", CASE WHEN n."deleted" = TRUE THEN ${LOOSE} ELSE n."id" END FROM "Node" n
      WHERE n."driveId" = ${driveId} AND n."parentId" = ${folder} AND n."folder" = TRUE
      UNION ALL
      SELECT n."id", b."top" FROM "below" b CROSS JOIN "Node" n
      WHERE n."driveId" = ${driveId} AND n."parentId" = b."id" AND n."folder" = TRUE
    ), "places"("id", "top") AS (SELECT "id", "top" FROM "below" UNION ALL SELECT ${folder}, ${LOOSE})
    SELECT p."top" AS "top", n."deleted" AS "deleted", n."revisionId" = r."id" AS "current",
           count(*) AS "contents", sum(r."size") AS "bytes"
    FROM "places" p CROSS JOIN "Node" n CROSS JOIN "Revision" r
    WHERE n."driveId" = ${driveId} AND n."parentId" = p."id" AND n."folder" = FALSE
      AND r."driveId" = ${driveId} AND r."nodeId" = n."id"
    GROUP BY 1, 2, 3`
  const rooms = new Map<string, Room>()
  for (const row of rows) rooms.set(row.top, withRow(rooms.get(row.top) ?? EMPTY, row))
  return rooms
}

/** In the trash files are counted, among the older ones contents. */
function withRow(room: Room, { deleted, current, contents, bytes }: Row): Room {
  const sum = { files: Number(contents), bytes: Number(bytes) }
  if (deleted) return { ...room, trash: addSums(room.trash, current ? sum : { ...sum, files: 0 }) }
  if (current) return { ...room, live: addSums(room.live, sum) }
  return { ...room, versions: addSums(room.versions, sum) }
}
