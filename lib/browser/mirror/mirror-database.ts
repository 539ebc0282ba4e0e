/** The replica of one drive in IndexedDB: its schema, its versions, its name. */
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb'
import type { DriveId, NodeId } from '../../core/ids'
import type { RemoteNode } from '../../core/protocol/messages'

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

/** The n-th brings a database from version n to n + 1; only ever added to. */
const UPGRADES: readonly ((db: MirrorDatabase) => void)[] = [
  db => {
    db.createObjectStore('nodes', { keyPath: 'id' }).createIndex('parent', 'parent')
    db.createObjectStore('head')
  },
]

function nameOf(drive: DriveId): string {
  return `lockstep-mirror-${drive}`
}

/** `lost`: the connection ended without being asked to: a newer page upgrades it, or the data was cleared. */
export function openMirrorDatabase(drive: DriveId, lost: () => void): Promise<MirrorDatabase> {
  return openDB<MirrorSchema>(nameOf(drive), UPGRADES.length, {
    upgrade(db, from) {
      for (const upgrade of UPGRADES.slice(from)) upgrade(db)
    },
    blocking(_current, _wanted, event) {
      ;(event.target as IDBDatabase).close()
      lost()
    },
    terminated: lost,
  })
}

/** Those who still use it are asked to let go. */
export function deleteMirrorDatabase(drive: DriveId): Promise<void> {
  return deleteDB(nameOf(drive))
}
