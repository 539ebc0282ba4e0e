/**
 * The tables of one connected folder. Each folder has a database of its own: it is loaded whole, forgotten whole, and
 * two folders never wait for each other's writes.
 */
import { type DBSchema, deleteDB, type IDBPDatabase } from 'idb'
import type { ChunkHash, ContentHash } from '../../core/ids'
import type { LogRecord } from './change-log'
import { openDatabase, type Upgrades } from './open-database'

export interface StoredChunk {
  readonly content: ContentHash
  readonly offset: number
  readonly size: number
}

export interface DeviceSchema extends DBSchema {
  /** What is known, as the changes that led to it; see `change-log.ts`. */
  log: { key: number; value: LogRecord }
  /** Packed as in `core/chunk/manifest.ts`. */
  manifests: { key: ContentHash; value: Uint8Array<ArrayBuffer> }
  /** For each chunk the content that had it last. */
  chunks: { key: ChunkHash; value: StoredChunk }
}

export type DeviceDatabase = IDBPDatabase<DeviceSchema>

const UPGRADES: Upgrades<DeviceSchema> = [
  db => {
    db.createObjectStore('log', { autoIncrement: true })
    db.createObjectStore('manifests')
    db.createObjectStore('chunks')
  },
]

const PREFIX = 'lockstep-folder-'

function nameOf(folder: string): string {
  return PREFIX + folder
}

/** The folder whose database has this name, or `undefined`. */
export function folderOfDatabase(name: string): string | undefined {
  return name.startsWith(PREFIX) ? name.slice(PREFIX.length) : undefined
}

/** `lost`: see `openDatabase`. */
export function openDeviceDatabase(folder: string, lost: () => void): Promise<DeviceDatabase> {
  return openDatabase(nameOf(folder), UPGRADES, lost)
}

/** Waits until nobody uses it any more. */
export function deleteDeviceDatabase(folder: string): Promise<void> {
  return deleteDB(nameOf(folder))
}
