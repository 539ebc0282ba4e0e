/** The DeviceStore port over IndexedDB. A save is one transaction: all of it is there after a crash, or nothing. */
import { type IDBPTransaction, unwrap } from 'idb'
import { type Manifest, packManifest, unpackManifest } from '../../core/chunk/manifest'
import type { ChunkHash, ContentHash } from '../../core/ids'
import type { DeviceState, DeviceStore, StateChange } from '../../core/ports'
import type { BaseEntry } from '../../core/sides'
import { changeOf, FoldedLog, recordsOf, rowsOf } from './change-log'
import { type DeviceDatabase, type DeviceSchema, openDeviceDatabase, type StoredChunk } from './device-database'

/** Records of one `getAll`: fewer cost more trips, more cost memory twice over. */
const LOAD_RECORDS = 50
/** A log that is read is made short when it has this many rows that say nothing any more, and more of them than others. */
const DEAD_ROWS = 20_000
/** A tab that stays open for months does so without being asked to read it, but not sooner: that takes the memory of the whole state again. */
const DEAD_ROWS_UNREAD = 1_000_000

type Table = 'log' | 'manifests' | 'chunks'
type WritingTransaction = IDBPTransaction<DeviceSchema, Table[], 'readwrite'>

export interface OpenDeviceStore extends DeviceStore {
  close(): void
}

/** `lost`: nothing can be saved any more; whoever works with what was loaded must begin again. */
export async function openDeviceStore(folder: string, lost: () => void = () => {}): Promise<OpenDeviceStore> {
  const store = new IndexedStore(await openDeviceDatabase(folder, lost))
  return store
}

class IndexedStore implements OpenDeviceStore {
  /** Rows logged since the log was last read whole, and how many were alive then. */
  private logged = 0
  private live = 0

  constructor(private readonly db: DeviceDatabase) {}

  close(): void {
    this.db.close()
  }

  async load(): Promise<DeviceState | undefined> {
    const state = await this.read()
    if (state) await forgetManifests(this.db, state.base)
    return state
  }

  async save(change: StateChange): Promise<void> {
    const records = recordsOf(change)
    const manifests = change.manifestsPut ?? []
    if (records.length + manifests.length === 0) return
    const tx = this.db.transaction(manifests.length > 0 ? ['log', 'manifests', 'chunks'] : ['log'], 'readwrite', {
      durability: durabilityOf(change),
    })
    await whole(tx, () => {
      const log = requests(tx, 'log')
      for (const record of records) log.add(record)
      for (const { content, manifest } of manifests) putManifest(tx, content, manifest)
    })
    this.logged += records.reduce((sum, record) => sum + rowsOf(record), 0)
    if (this.isLong(DEAD_ROWS_UNREAD)) await this.read()
  }

  async manifest(content: ContentHash): Promise<Manifest | undefined> {
    const packed = await this.db.get('manifests', content)
    return packed && unpackManifest(packed)
  }

  async findChunks(hashes: readonly ChunkHash[]): Promise<ReadonlyMap<ChunkHash, StoredChunk>> {
    const { store, done } = this.db.transaction('chunks')
    const found = await Promise.all(hashes.map(async hash => [hash, await store.get(hash)] as const))
    await done
    return new Map(found.filter((one): one is [ChunkHash, StoredChunk] => one[1] !== undefined))
  }

  /** Reads the log, and writes it anew where it is long, in one transaction: a save asked for meanwhile comes after it. */
  private async read(): Promise<DeviceState | undefined> {
    const tx = this.db.transaction(['log'], 'readwrite')
    const folded = await this.fold(tx.objectStore('log'))
    const state = folded.state()
    this.logged = folded.rows
    this.live = folded.liveRows
    const rewrite = this.isLong(DEAD_ROWS) && state
    await whole(tx, () => {
      if (!rewrite) return
      const log = requests(tx, 'log')
      log.clear()
      for (const record of recordsOf(changeOf(rewrite))) log.add(record)
    })
    if (rewrite) this.logged = this.live
    return state
  }

  private async fold(log: LogReader): Promise<FoldedLog> {
    const folded = new FoldedLog()
    for (let range: IDBKeyRange | null = null; ; ) {
      const [keys, records]: [number[], Parameters<FoldedLog['apply']>[0][]] = await Promise.all([
        log.getAllKeys(range, LOAD_RECORDS),
        log.getAll(range, LOAD_RECORDS),
      ])
      for (const record of records) folded.apply(record)
      const last = keys[LOAD_RECORDS - 1]
      if (last === undefined) break
      range = IDBKeyRange.lowerBound(last, true)
    }
    return folded
  }

  private isLong(most: number): boolean {
    const dead = this.logged - this.live
    return dead > most && dead > this.live
  }
}

interface LogReader {
  getAllKeys(range: IDBKeyRange | null, count: number): Promise<number[]>
  getAll(range: IDBKeyRange | null, count: number): Promise<DeviceSchema['log']['value'][]>
}

/**
 * `relaxed` is in the hands of the system when it resolves: it survives the death of the tab and of the browser, and
 * after a loss of power the last saves are missing together, oldest kept, which costs repeated work. An intent must be
 * older than the write that it announces even then.
 */
function durabilityOf(change: StateChange): IDBTransactionDurability {
  return change.intentsPut ? 'strict' : 'relaxed'
}

/** All that `ask` asks for, or nothing of it. Requests are not waited for one by one: the first that fails aborts the whole. */
async function whole(tx: WritingTransaction, ask: () => void): Promise<void> {
  try {
    ask()
    tx.commit()
  } catch (error) {
    // What cannot be stored at all throws at once.
    tx.done.catch(() => {})
    tx.abort()
    throw error
  }
  await tx.done
}

/** The platform's own object store: a promise for each of a thousand requests would only cost. */
function requests(tx: WritingTransaction, table: Table): IDBObjectStore {
  return unwrap(tx.objectStore(table)) as unknown as IDBObjectStore
}

function putManifest(tx: WritingTransaction, content: ContentHash, manifest: Manifest): void {
  requests(tx, 'manifests').put(packManifest(manifest), content)
  const chunks = requests(tx, 'chunks')
  let offset = 0
  for (const { hash, size } of manifest) {
    chunks.put({ content, offset, size } satisfies StoredChunk, hash)
    offset += size
  }
}

/** Manifests of contents that no file has any more. Only while loading, when nothing else is under way, can that be known. */
async function forgetManifests(db: DeviceDatabase, base: readonly BaseEntry[]): Promise<void> {
  const known = await db.getAllKeys('manifests')
  if (known.length === 0) return
  const live = new Set(base.map(entry => (entry.kind === 'file' ? entry.content : undefined)))
  const tx: WritingTransaction = db.transaction(['manifests', 'chunks'], 'readwrite')
  for (const content of known) if (!live.has(content)) await forgetManifest(tx, content)
  await tx.done
}

async function forgetManifest(tx: WritingTransaction, content: ContentHash): Promise<void> {
  const chunks = tx.objectStore('chunks')
  const packed = await tx.objectStore('manifests').get(content)
  for (const { hash } of unpackManifest(packed ?? new Uint8Array(0))) {
    const chunk = await chunks.get(hash)
    if (chunk?.content === content) await chunks.delete(hash)
  }
  await tx.objectStore('manifests').delete(content)
}
