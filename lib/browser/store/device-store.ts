/** The DeviceStore port over IndexedDB. A save is one transaction: all of it is there after a crash, or nothing. */
import { type IDBPTransaction, type StoreNames, unwrap } from 'idb'
import { type Manifest, packManifest, unpackManifest } from '../../core/chunk/manifest'
import type { ChunkHash, ContentHash } from '../../core/ids'
import type { DeviceState, DeviceStore, StateChange } from '../../core/ports'
import type { BaseEntry } from '../../core/sides'
import { type DeviceDatabase, type DeviceSchema, openDeviceDatabase, STATE, type StoredChunk, type StoredState } from './device-database'

/** Rows of one `getAll`: fewer cost more trips, more cost memory twice over. */
const LOAD_ROWS = 10_000

type Table = StoreNames<DeviceSchema>
type SaveTransaction = IDBPTransaction<DeviceSchema, Table[], 'readwrite'>
type ManifestTransaction = IDBPTransaction<DeviceSchema, ('manifests' | 'chunks')[], 'readwrite'>

export interface OpenDeviceStore extends DeviceStore {
  close(): void
}

/** `lost`: nothing can be saved any more; whoever works with what was loaded must begin again. */
export async function openDeviceStore(folder: string, lost: () => void = () => {}): Promise<OpenDeviceStore> {
  const db = await openDeviceDatabase(folder, lost)
  return {
    load: () => load(db),
    save: change => save(db, change),
    manifest: content => manifestOf(db, content),
    findChunks: hashes => findChunks(db, hashes),
    close: () => db.close(),
  }
}

async function load(db: DeviceDatabase): Promise<DeviceState | undefined> {
  const tx = db.transaction(['state', 'remote', 'intents', 'conflicts', 'left'])
  const [state, remote, intents, conflicts, left] = await Promise.all([
    tx.objectStore('state').get(STATE),
    tx.objectStore('remote').getAll(),
    tx.objectStore('intents').getAll(),
    tx.objectStore('conflicts').getAll(),
    tx.objectStore('left').getAllKeys(),
    tx.done,
  ])
  if (!state) return undefined
  const base = await loadBase(db)
  await forgetManifests(db, base)
  return { ...state, base, remote, intents, conflicts, left }
}

async function loadBase(db: DeviceDatabase): Promise<BaseEntry[]> {
  const base = db.transaction('base').store
  const rows: BaseEntry[] = []
  for (let range: IDBKeyRange | null = null; ; ) {
    const page: BaseEntry[] = await base.getAll(range, LOAD_ROWS)
    for (const row of page) rows.push(row)
    const last = page[LOAD_ROWS - 1]
    if (!last) return rows
    range = IDBKeyRange.lowerBound(last.id, true)
  }
}

/** Manifests of contents that no file has any more. Only here, where nothing else is under way, can that be known. */
async function forgetManifests(db: DeviceDatabase, base: readonly BaseEntry[]): Promise<void> {
  const known = await db.getAllKeys('manifests')
  if (known.length === 0) return
  const live = new Set(base.map(entry => (entry.kind === 'file' ? entry.content : undefined)))
  const tx = db.transaction(['manifests', 'chunks'], 'readwrite')
  for (const content of known) if (!live.has(content)) await forgetManifest(tx, content)
  await tx.done
}

async function forgetManifest(tx: ManifestTransaction, content: ContentHash): Promise<void> {
  const chunks = tx.objectStore('chunks')
  const packed = await tx.objectStore('manifests').get(content)
  for (const { hash } of unpackManifest(packed ?? new Uint8Array(0))) {
    const chunk = await chunks.get(hash)
    if (chunk?.content === content) await chunks.delete(hash)
  }
  await tx.objectStore('manifests').delete(content)
}

async function save(db: DeviceDatabase, change: StateChange): Promise<void> {
  const tables = tablesOf(change)
  if (tables.length === 0) return
  const tx = db.transaction(tables, 'readwrite', { durability: durabilityOf(change) })
  try {
    if (tables.includes('state')) await saveState(tx, change)
    fill(tx, change)
    tx.commit()
  } catch (error) {
    // What cannot be stored at all throws at once; what was asked for before it must not stay.
    tx.done.catch(() => {})
    tx.abort()
    throw error
  }
  await tx.done
}

/**
 * `relaxed` is in the hands of the system when it resolves: it survives the death of the tab and of the browser, and
 * after a loss of power the last saves are missing together, oldest kept, which costs repeated work. An intent must be
 * older than the write that it announces even then.
 */
function durabilityOf(change: StateChange): IDBTransactionDurability {
  return change.intentsPut ? 'strict' : 'relaxed'
}

function tablesOf(change: StateChange): Table[] {
  const tables: Table[] = []
  const { epoch, cursor, begun, reset } = change
  if (reset || epoch !== undefined || cursor !== undefined || begun !== undefined) tables.push('state')
  if (reset || change.basePut || change.baseRemove) tables.push('base')
  if (reset || change.remotePut || change.remoteRemove) tables.push('remote')
  if (change.intentsPut || change.intentsRemove) tables.push('intents')
  if (change.conflictsPut || change.conflictsRemove) tables.push('conflicts')
  if (change.leftPut || change.leftRemove) tables.push('left')
  if (change.manifestsPut) tables.push('manifests', 'chunks')
  return tables
}

async function saveState(tx: SaveTransaction, { epoch, cursor, begun, reset }: StateChange): Promise<void> {
  const store = tx.objectStore('state')
  const before: StoredState = (await store.get(STATE)) ?? { epoch: '', cursor: 0, begun: false }
  await store.put({ epoch: epoch ?? before.epoch, cursor: cursor ?? (reset ? 0 : before.cursor), begun: begun ?? before.begun }, STATE)
}

/** Requests are not waited for one by one: the first that fails aborts the whole, and that is heard at the end. */
function fill(tx: SaveTransaction, change: StateChange): void {
  const table = (name: Table): IDBObjectStore => unwrap(tx.objectStore(name)) as unknown as IDBObjectStore
  if (change.reset) for (const name of ['base', 'remote'] as const) table(name).clear()
  const update = (name: Table, put: readonly unknown[] | undefined, remove: readonly IDBValidKey[] | undefined) => {
    for (const key of remove ?? []) table(name).delete(key)
    for (const row of put ?? []) table(name).put(row)
  }
  update('base', change.basePut, change.baseRemove)
  update('remote', change.remotePut, change.remoteRemove)
  update('intents', change.intentsPut, change.intentsRemove)
  update('conflicts', change.conflictsPut, change.conflictsRemove)
  for (const path of change.leftRemove ?? []) table('left').delete([...path])
  for (const path of change.leftPut ?? []) table('left').put(true, [...path])
  for (const one of change.manifestsPut ?? []) putManifest(table('manifests'), table('chunks'), one)
}

function putManifest(
  manifests: IDBObjectStore,
  chunks: IDBObjectStore,
  { content, manifest }: { readonly content: ContentHash; readonly manifest: Manifest },
): void {
  manifests.put(packManifest(manifest), content)
  let offset = 0
  for (const { hash, size } of manifest) {
    chunks.put({ content, offset, size } satisfies StoredChunk, hash)
    offset += size
  }
}

async function manifestOf(db: DeviceDatabase, content: ContentHash): Promise<Manifest | undefined> {
  const packed = await db.get('manifests', content)
  return packed && unpackManifest(packed)
}

async function findChunks(db: DeviceDatabase, hashes: readonly ChunkHash[]): Promise<ReadonlyMap<ChunkHash, StoredChunk>> {
  const { store, done } = db.transaction('chunks')
  const found = await Promise.all(hashes.map(async hash => [hash, await store.get(hash)] as const))
  await done
  return new Map(found.filter((one): one is [ChunkHash, StoredChunk] => one[1] !== undefined))
}
