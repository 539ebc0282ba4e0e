/** The replica of one drive in IndexedDB: its schema, its versions, its name. */
import { type DBSchema, deleteDB, type IDBPDatabase } from 'idb'
import type { DriveId, NodeId } from '../../core/ids'
import type { RemoteNode } from '../../core/protocol/messages'
import { openDatabase, type Upgrades } from '../store/open-database'

/** How far the replica came. */
export interface MirrorHead {
  readonly epoch: string
  /** What to ask for changes with. */
  readonly cursor: number
  /** It has once been as far as the server: from then on it is a whole drive, as of the cursor. */
  readonly whole: boolean
  /** Rows; while it is not whole, about. */
  readonly nodes: number
}

export interface MirrorSchema extends DBSchema {
  /** Live nodes only. */
  nodes: { key: NodeId; value: RemoteNode; indexes: { parent: NodeId } }
  /** One row, under `HEAD`. */
  head: { key: string; value: MirrorHead }
}

export type MirrorDatabase = IDBPDatabase<MirrorSchema>

const UPGRADES: Upgrades<MirrorSchema> = [
  db => {
    db.createObjectStore('nodes', { keyPath: 'id' }).createIndex('parent', 'parent')
    db.createObjectStore('head')
  },
]

function nameOf(drive: DriveId): string {
  return `lockstep-mirror-${drive}`
}

/** `lost`: see `openDatabase`. */
export function openMirrorDatabase(drive: DriveId, lost: () => void): Promise<MirrorDatabase> {
  return openDatabase(nameOf(drive), UPGRADES, lost)
}

/** Those who still use it are asked to let go. */
export function deleteMirrorDatabase(drive: DriveId): Promise<void> {
  return deleteDB(nameOf(drive))
}
