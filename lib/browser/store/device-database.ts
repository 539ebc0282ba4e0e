/**
 * The tables of one connected folder. Each folder has a database of its own: it is loaded whole, forgotten whole, and
 * two folders never wait for each other's writes.
 */
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb'
import type { ChunkHash, ContentHash, NodeId } from '../../core/ids'
import type { Intent, PendingConflict, RemoteChange } from '../../core/ports'
import type { BaseEntry } from '../../core/sides'

export interface StoredChunk {
  readonly content: ContentHash
  readonly offset: number
  readonly size: number
}

export interface StoredState {
  readonly epoch: string
  readonly cursor: number
  readonly begun: boolean
}

export interface DeviceSchema extends DBSchema {
  /** One row, under `STATE`. */
  state: { key: string; value: StoredState }
  base: { key: NodeId; value: BaseEntry }
  remote: { key: NodeId; value: RemoteChange }
  intents: { key: NodeId; value: Intent }
  conflicts: { key: NodeId; value: PendingConflict }
  /** The key is the path itself. */
  left: { key: string[]; value: true }
  /** Packed as in `core/chunk/manifest.ts`. */
  manifests: { key: ContentHash; value: Uint8Array<ArrayBuffer> }
  /** For each chunk the content that had it last. */
  chunks: { key: ChunkHash; value: StoredChunk }
}

export type DeviceDatabase = IDBPDatabase<DeviceSchema>

export const STATE = 'state'

/** The n-th brings a database from version n to n + 1; only ever added to. */
const UPGRADES: readonly ((db: DeviceDatabase) => void)[] = [
  db => {
    db.createObjectStore('state')
    db.createObjectStore('base', { keyPath: 'id' })
    db.createObjectStore('remote', { keyPath: 'id' })
    db.createObjectStore('intents', { keyPath: 'id' })
    db.createObjectStore('conflicts', { keyPath: 'id' })
    db.createObjectStore('left')
    db.createObjectStore('manifests')
    db.createObjectStore('chunks')
  },
]

function nameOf(folder: string): string {
  return `lockstep-folder-${folder}`
}

/** `lost`: the connection ended without being asked to: a newer page upgrades it, or the data was cleared. */
export function openDeviceDatabase(folder: string, lost: () => void): Promise<DeviceDatabase> {
  return openDB<DeviceSchema>(nameOf(folder), UPGRADES.length, {
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

/** Waits until nobody uses it any more. */
export function deleteDeviceDatabase(folder: string): Promise<void> {
  return deleteDB(nameOf(folder))
}
