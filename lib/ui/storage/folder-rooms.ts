/** What takes room in a folder as rows, the largest first: its folders, what lies in it, and all smaller folders together. Pure. */
import type { NodeId } from '../../core/ids'
import type { FolderStorage, Room } from '../../core/protocol/storage'

export const PARTS = ['live', 'versions', 'trash'] as const
export type RoomPart = (typeof PARTS)[number]

/** A row that is no folder has no name of a person: `loose` lies in the shown folder itself, `others` in its smaller ones. */
export interface RoomRow extends Room {
  readonly key: NodeId | 'loose' | 'others'
  readonly name: string | undefined
  readonly bytes: number
}

export function rowsOf({ folders, others, loose }: Pick<FolderStorage, 'folders' | 'others' | 'loose'>): readonly RoomRow[] {
  const rows = [
    ...folders.map(({ id, name, ...room }) => rowOf(id, name, room)),
    rowOf('loose', undefined, loose),
    rowOf('others', undefined, others),
  ]
  return rows.filter(row => PARTS.some(part => row[part].files > 0 || row[part].bytes > 0)).sort((a, b) => b.bytes - a.bytes)
}

function rowOf(key: RoomRow['key'], name: string | undefined, room: Room): RoomRow {
  return { key, name, ...room, bytes: PARTS.reduce((sum, part) => sum + room[part].bytes, 0) }
}

/** A tile needs this share of the picture to be seen, and to be hit with a finger; the table has them all. */
const SMALLEST = 0.008

/** Those that have a tile; one alone would say nothing. */
export function tiledOf(rows: readonly RoomRow[]): readonly RoomRow[] {
  const total = rows.reduce((sum, { bytes }) => sum + bytes, 0)
  const seen = rows.filter(({ bytes }) => bytes / total > SMALLEST)
  return seen.length < 2 ? [] : seen
}
