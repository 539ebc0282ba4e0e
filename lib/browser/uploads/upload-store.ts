/** What of uploads outlives a page: the handles that were dropped or chosen, and which of their files are done. */
import type { DBSchema } from 'idb'
import type { DriveId, NodeId } from '../../core/ids'
import type { SameNameAnswer } from '../drive-api'
import { openDatabase, type Upgrades } from '../store/open-database'

/** What was dropped or chosen together. */
export interface StoredBatch {
  readonly id: string
  readonly drive: DriveId
  readonly to: NodeId
  readonly handles: readonly FileSystemHandle[]
  /** The answer that was given for all. */
  readonly policy: SameNameAnswer['what'] | undefined
}

/** A file that need not be sent again, as it looked then: it is in the drive, or is not wanted there. */
export interface DoneFile {
  readonly batch: string
  /** From what was dropped down, joined by `/`. */
  readonly path: string
  readonly size: number
  readonly mtime: number
}

export interface UploadStore {
  batches(drive: DriveId): Promise<readonly StoredBatch[]>
  putBatch(batch: StoredBatch): Promise<void>
  /** With what is known of its files. */
  removeBatch(id: string): Promise<void>
  done(batch: string): Promise<readonly DoneFile[]>
  addDone(files: readonly DoneFile[]): Promise<void>
  close(): void
}

interface UploadSchema extends DBSchema {
  batches: { key: string; value: StoredBatch }
  done: { key: [string, string]; value: DoneFile }
}

const NAME = 'lockstep-uploads'
/** Sorts after every path. */
const LAST = '\uffff'

const UPGRADES: Upgrades<UploadSchema> = [
  db => {
    db.createObjectStore('batches', { keyPath: 'id' })
    db.createObjectStore('done', { keyPath: ['batch', 'path'] })
  },
]

export async function openUploadStore(): Promise<UploadStore> {
  const db = await openDatabase(NAME, UPGRADES)
  const filesOf = (batch: string) => IDBKeyRange.bound([batch, ''], [batch, LAST])
  return {
    batches: async drive => (await db.getAll('batches')).filter(batch => batch.drive === drive),
    putBatch: async batch => void (await db.put('batches', batch)),
    async removeBatch(id) {
      const tx = db.transaction(['batches', 'done'], 'readwrite')
      await Promise.all([tx.objectStore('batches').delete(id), tx.objectStore('done').delete(filesOf(id)), tx.done])
    },
    done: batch => db.getAll('done', filesOf(batch)),
    async addDone(files) {
      const tx = db.transaction('done', 'readwrite', { durability: 'relaxed' })
      await Promise.all([...files.map(file => tx.store.put(file)), tx.done])
    },
    close: () => db.close(),
  }
}

/** Where nothing can be stored: uploads end with their page. */
export const NO_UPLOAD_STORE: UploadStore = {
  batches: async () => [],
  putBatch: async () => {},
  removeBatch: async () => {},
  done: async () => [],
  addDone: async () => {},
  close() {},
}
