/** What this browser profile remembers apart from the folders' contents: which folders are connected, and which device it is. */
import type { DBSchema } from 'idb'
import type { DeviceId, DriveId } from '../../core/ids'
import { deleteDeviceDatabase, folderOfDatabase } from './device-database'
import { openDatabase, type Upgrades } from './open-database'

/** A folder that somebody connected on this device. */
export interface FolderRecord {
  readonly id: string
  /** The account that connected it; others who sign in with this profile do not see it. */
  readonly user: string
  readonly drive: DriveId
  /** The folder's own name on the disk. */
  readonly name: string
  readonly handle: FileSystemDirectoryHandle
  readonly created: number
  /** By the person; stays so after a restart. */
  readonly paused: boolean
}

export interface DeviceRecord {
  readonly user: string
  readonly id: DeviceId
  /** As the server last told it. */
  readonly name: string
}

interface ProfileSchema extends DBSchema {
  folders: { key: string; value: FolderRecord }
  /** By account: a device belongs to one. */
  devices: { key: string; value: DeviceRecord }
  /** One row, under `USER`: who was signed in last, for a start without the server. */
  user: { key: string; value: string }
}

const UPGRADES: Upgrades<ProfileSchema> = [
  db => {
    db.createObjectStore('folders', { keyPath: 'id' })
    db.createObjectStore('devices', { keyPath: 'user' })
    db.createObjectStore('user')
  },
]

const NAME = 'lockstep'
const USER = 'user'

export interface ProfileStore {
  folders(): Promise<FolderRecord[]>
  putFolder(folder: FolderRecord): Promise<void>
  removeFolder(id: string): Promise<void>
  device(user: string): Promise<DeviceRecord | undefined>
  putDevice(device: DeviceRecord): Promise<void>
  lastUser(): Promise<string | undefined>
  setLastUser(user: string): Promise<void>
  /** Removes what is left of folders that are not connected any more, but for those that somebody still uses. */
  sweep(): Promise<void>
  close(): void
}

export async function openProfileStore(): Promise<ProfileStore> {
  const db = await openDatabase(NAME, UPGRADES)
  const folders = () => db.getAll('folders')
  return {
    folders,
    // A connection that was lost would be asked for again by hand.
    putFolder: folder => strictly('folders', folder),
    removeFolder: id => db.delete('folders', id),
    device: user => db.get('devices', user),
    putDevice: device => strictly('devices', device),
    lastUser: () => db.get('user', USER),
    setLastUser: async user => void (await db.put('user', user, USER)),
    async sweep() {
      // In this order: a folder's record is there before its database is.
      const databases = await indexedDB.databases()
      const kept = new Set((await folders()).map(({ id }) => id))
      for (const { name } of databases) {
        const folder = folderOfDatabase(name ?? '')
        if (folder !== undefined && !kept.has(folder)) await deleteDeviceDatabase(folder)
      }
    },
    close: () => db.close(),
  }

  async function strictly<Table extends 'folders' | 'devices'>(table: Table, row: ProfileSchema[Table]['value']): Promise<void> {
    const tx = db.transaction(table, 'readwrite', { durability: 'strict' })
    await Promise.all([tx.store.put(row), tx.done])
  }
}
