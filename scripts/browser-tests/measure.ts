/**
 * Measures the adapters against the bare platform in one run: 10,000 files of 4 KiB in 100 folders, one large file, the
 * store, the hashing. Times differ from machine to machine: only the ratios say something.
 */
import { createLocalFolder } from '../../lib/browser/folder/local-folder'
import { createLimit } from '../../lib/browser/limit'
import { openMirrorStore } from '../../lib/browser/mirror/mirror-store'
import { NameIndex } from '../../lib/browser/mirror/name-index'
import { newId } from '../../lib/browser/new-id'
import { openDeviceStore } from '../../lib/browser/store/device-store'
import { type DriveId, type NodeId, ROOT } from '../../lib/core/ids'
import type { Path } from '../../lib/core/name'
import type { LocalFolder } from '../../lib/core/ports'
import type { RemoteNode } from '../../lib/core/protocol/messages'
import type { Fingerprint } from '../../lib/core/sides'
import { baseFile, hashOf, nodeId } from '../../lib/core/testing/contracts/device-store'

const FOLDERS = 100
const FILES = 100
const FILE_BYTES = 4096
const LARGE_MIB = 256
const ROUNDS = 3
const MIB = 1024 * 1024

type Tell = (text: string) => void

export const measurements: Readonly<Record<string, (root: FileSystemDirectoryHandle, tell: Tell) => Promise<void>>> = {
  small: measureSmall,
  large: measureLarge,
  store: measureStore,
  hash: measureHash,
  mirror: measureMirror,
}

async function timed<T>(tell: Tell, what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const result = await work()
  tell(`${(performance.now() - began).toFixed(0).padStart(7)} ms  ${what}`)
  return result
}

const folderName = (i: number) => `folder ${i}`
const fileName = (i: number) => `file ${i}.txt`
const contents = new Uint8Array(FILE_BYTES).fill(65)
const all = Array.from({ length: FOLDERS * FILES }, (_, i) => [folderName(i % FOLDERS), fileName(Math.floor(i / FOLDERS))] as Path)

async function measureSmall(root: FileSystemDirectoryHandle, tell: Tell): Promise<void> {
  tell(`${FOLDERS * FILES} files of ${FILE_BYTES} bytes in ${FOLDERS} folders; bare and adapter take turns`)
  for (let round = 0; round < ROUNDS; round++) await measureRound(root, round, tell)
}

async function measureRound(root: FileSystemDirectoryHandle, round: number, tell: Tell): Promise<void> {
  const bare = await root.getDirectoryHandle(`bare ${round}`, { create: true })
  const folder = createLocalFolder(await root.getDirectoryHandle(`ours ${round}`, { create: true }))
  for (let i = 0; i < FOLDERS; i++) await bare.getDirectoryHandle(folderName(i), { create: true })
  await timed(tell, 'make 100 folders', () => Promise.all(Array.from({ length: FOLDERS }, (_, i) => folder.makeFolder([folderName(i)]))))
  await timed(tell, 'write, bare, 128 in flight', () => bareWrite(bare, 128))
  await timed(tell, 'write, adapter', () => write(folder))
  await timed(tell, 'list and getFile, bare, 128 in flight', () => bareList(bare, true))
  const seen = await timed(tell, 'list, adapter, 16 folders at once', () => list(folder))
  await timed(tell, 'list and read, bare: 100 in a Blob, 16 Blobs', () => bareRead(bare))
  await timed(tell, 'read, adapter, one call', () => readAll(folder, seen, seen.size))
  await timed(tell, 'read, adapter, calls of 256, 3 at once', () => readAll(folder, seen, 256, 3))
  await timed(tell, 'move 1000 files, adapter', () => moveSome(folder, seen))
  await timed(tell, 'move a folder of 1000 files, adapter', () => moveFolder(folder))
  await timed(tell, 'remove 9000 files, adapter', () => removeAll(folder, seen))
}

async function bareWrite(root: FileSystemDirectoryHandle, most: number): Promise<void> {
  const limit = createLimit(most)
  const folders = await Promise.all(Array.from({ length: FOLDERS }, (_, i) => root.getDirectoryHandle(folderName(i))))
  await Promise.all(
    all.map((path, i) =>
      limit.run(async () => {
        const file = await (folders[i % FOLDERS] as FileSystemDirectoryHandle).getFileHandle(path[1] as string, { create: true })
        const writable = await file.createWritable()
        await writable.write(contents)
        await writable.close()
      }),
    ),
  )
}

async function write(folder: LocalFolder): Promise<void> {
  const results = await Promise.all(all.map(path => folder.write(path, 'absent', once(contents))))
  const failed = results.find(result => result.kind !== 'done')
  if (failed) throw new Error(JSON.stringify(failed))
}

async function* once(bytes: Uint8Array<ArrayBuffer>): AsyncIterable<Uint8Array<ArrayBuffer>> {
  yield bytes
}

async function bareList(root: FileSystemDirectoryHandle, look: boolean): Promise<File[]> {
  const limit = createLimit(128)
  const files: Promise<File>[] = []
  const lists = Array.from({ length: FOLDERS }, async (_, i) => {
    const folder = await root.getDirectoryHandle(folderName(i))
    for await (const handle of folder.values())
      if (look && handle.kind === 'file') files.push(limit.run(() => (handle as FileSystemFileHandle).getFile()))
  })
  await Promise.all(lists)
  return Promise.all(files)
}

async function list(folder: LocalFolder): Promise<Map<string, Fingerprint>> {
  const limit = createLimit(16)
  const seen = new Map<string, Fingerprint>()
  const one = async (name: string) => {
    const listing = await folder.list([name])
    if (listing === 'gone' || !listing.complete) throw new Error('not listed')
    for (const entry of listing.entries) if (entry.kind === 'file') seen.set(`${name}/${entry.name}`, entry.fingerprint)
  }
  await Promise.all(Array.from({ length: FOLDERS }, (_, i) => limit.run(() => one(folderName(i)))))
  return seen
}

async function bareRead(root: FileSystemDirectoryHandle): Promise<void> {
  const files = await bareList(root, true)
  const limit = createLimit(16)
  const batches = Array.from({ length: files.length / 100 }, (_, i) => files.slice(i * 100, i * 100 + 100))
  await Promise.all(batches.map(batch => limit.run(() => new Blob(batch).arrayBuffer())))
}

async function readAll(folder: LocalFolder, seen: ReadonlyMap<string, Fingerprint>, atOnce: number, calls = 1): Promise<void> {
  const limit = createLimit(calls)
  const files = [...seen].map(([key, expected]) => ({ path: key.split('/'), expected }))
  const groups = Array.from({ length: Math.ceil(files.length / atOnce) }, (_, i) => files.slice(i * atOnce, (i + 1) * atOnce))
  await Promise.all(
    groups.map(group =>
      limit.run(async () => {
        for (const read of await folder.readSmall(group))
          if (read.kind !== 'read' || read.bytes.length !== FILE_BYTES) throw new Error(read.kind)
      }),
    ),
  )
}

async function moveSome(folder: LocalFolder, seen: ReadonlyMap<string, Fingerprint>): Promise<void> {
  await folder.makeFolder(['moved'])
  const moves = all.slice(0, 1000).map(path => {
    const to = ['moved', `${path[0]} ${path[1]}`]
    return folder.moveFile(path, to, seen.get(path.join('/')) as Fingerprint)
  })
  for (const { kind } of await Promise.all(moves)) if (kind !== 'done') throw new Error(kind)
}

async function moveFolder(folder: LocalFolder): Promise<void> {
  const { kind } = await folder.moveFolder(['moved'], ['moved again'])
  if (kind !== 'done') throw new Error(kind)
}

async function removeAll(folder: LocalFolder, seen: ReadonlyMap<string, Fingerprint>): Promise<void> {
  const results = await Promise.all(all.slice(1000).map(path => folder.removeFile(path, seen.get(path.join('/')) as Fingerprint)))
  for (const { kind } of results) if (kind !== 'done') throw new Error(kind)
}

async function measureLarge(root: FileSystemDirectoryHandle, tell: Tell): Promise<void> {
  const folder = createLocalFolder(root)
  tell(`one file of ${LARGE_MIB} MiB`)
  const fingerprints: Fingerprint[] = []
  for (const step of [0.25, 1, 4, 8]) {
    const part = new Uint8Array(step * MIB)
    const written = await timed(tell, `write in parts of ${step} MiB, adapter`, () =>
      folder.write([`large ${step}.bin`], 'absent', repeat(part, LARGE_MIB / step)),
    )
    if (written.kind === 'done') fingerprints.push(written.fingerprint)
  }
  await timed(tell, 'write in parts of 4 MiB, bare', async () => {
    const writable = await (await root.getFileHandle('large bare.bin', { create: true })).createWritable()
    for await (const part of repeat(new Uint8Array(4 * MIB), LARGE_MIB / 4)) await writable.write(part)
    await writable.close()
  })
  await timed(tell, 'read, bare, slices of 4 MiB, 4 in flight', () => bareReadLarge(root))
  await timed(tell, 'read, adapter', async () => {
    for await (const part of folder.readLarge(['large 4.bin'], fingerprints[2] as Fingerprint))
      if (part.length === 0) throw new Error('empty')
  })
}

async function bareReadLarge(root: FileSystemDirectoryHandle): Promise<void> {
  const file = await (await root.getFileHandle('large 8.bin')).getFile()
  const limit = createLimit(4)
  await Promise.all(
    Array.from({ length: LARGE_MIB / 4 }, (_, i) => limit.run(() => file.slice(i * 4 * MIB, (i + 1) * 4 * MIB).arrayBuffer())),
  )
}

async function* repeat(part: Uint8Array<ArrayBuffer>, times: number): AsyncIterable<Uint8Array<ArrayBuffer>> {
  for (let i = 0; i < times; i++) yield part
}

async function measureStore(_root: FileSystemDirectoryHandle, tell: Tell): Promise<void> {
  const id = crypto.randomUUID()
  const store = await openDeviceStore(id)
  const base = Array.from({ length: 100_000 }, (_, i) => baseFile(i))
  tell('the store, 100,000 rows of the base')
  await timed(tell, 'save 100,000 rows in saves of 1000', async () => {
    for (let i = 0; i < base.length; i += 1000) await store.save({ epoch: 'e', cursor: i, basePut: base.slice(i, i + 1000) })
  })
  store.close()
  const again = await openDeviceStore(id)
  const heap = heapMiB()
  const state = await timed(tell, 'load 100,000 rows', () => again.load())
  tell(`heap: ${(heapMiB() - heap).toFixed(0)} MiB more for ${state?.base.length} rows`)
  await timed(tell, '100 saves of one row, relaxed', () => saves(100, i => again.save({ cursor: i, basePut: [baseFile(i)] })))
  await timed(tell, '100 saves of one intent, strict', () =>
    saves(100, i => again.save({ intentsPut: [{ id: nodeId(i), path: ['a', 'b'] }] })),
  )
  await timed(tell, '40 saves of 256 intents, strict', () =>
    saves(40, i => again.save({ intentsPut: Array.from({ length: 256 }, (_, n) => ({ id: nodeId(i * 256 + n), path: ['a', 'b'] })) })),
  )
}

async function saves(count: number, save: (i: number) => Promise<void>): Promise<void> {
  for (let i = 0; i < count; i++) await save(i)
}

function heapMiB(): number {
  return ((performance as unknown as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? 0) / MIB
}

/** 100,000 nodes in 1000 folders, and one folder of 10,000. */
async function measureMirror(_root: FileSystemDirectoryHandle, tell: Tell): Promise<void> {
  const drive = newId() as DriveId
  const store = await openMirrorStore(drive, () => {})
  const nodes = Array.from({ length: 100_000 }, (_, i) => mirrorNode(i + 1))
  await timed(tell, 'fill the replica with 100,000 nodes in pages of 2000', async () => {
    for (let i = 0; i < nodes.length; i += 2000) {
      const page = { epoch: 'e', head: nodes.length, next: i + 2000, more: i + 2000 < nodes.length, nodes: nodes.slice(i, i + 2000) }
      await store.put(await store.head(), page)
    }
  })
  store.close()
  const again = await timed(tell, 'open it', () => openMirrorStore(drive, () => {}))
  await timed(tell, 'its head', () => again.head())
  const rows = await timed(tell, 'list a folder of 10,000', () => again.children(nodeId(2)))
  tell(`        ${rows.length} rows`)
  for (let i = 0; i < 3; i++) await timed(tell, 'list a folder of 90', () => again.children(nodeId(100 + i)))
  await timed(tell, '100 pages of one changed node', async () => {
    for (let i = 0; i < 100; i++) {
      const head = await again.head()
      const cursor = (head?.cursor ?? 0) + 1
      await again.put(head, {
        epoch: 'e',
        head: cursor,
        next: cursor,
        more: false,
        nodes: [{ ...mirrorNode(5000 + i), name: `changed ${i}` }],
      })
    }
  })
  const index = new NameIndex()
  await timed(tell, 'read all names', () =>
    again.each(some => {
      for (const row of some) index.put(row)
    }),
  )
  tell(`        ${index.size} names`)
  for (const text of ['e', 'report 77', '报告', 'nothing like it'])
    await timed(tell, `search for ${text}`, async () => index.search({ text, limit: 50 }))
  await timed(tell, 'search below a folder', async () => index.search({ text: 'report', limit: 50, folder: nodeId(100) }))
  await timed(tell, 'count everything below a folder', async () => index.counts(nodeId(2)))
  await timed(tell, 'everything below a folder', async () => index.descendants([nodeId(2)]))
}

function mirrorNode(n: number): RemoteNode {
  const parent: NodeId = n <= 1000 ? ROOT : nodeId(n <= 11_000 ? 2 : 3 + (n % 997))
  const common = { id: nodeId(n), parent, seq: n, deleted: false, conflict: null }
  if (n <= 1000) return { ...common, kind: 'folder', name: `folder ${n}`, revision: null }
  const { content, size, fingerprint } = baseFile(n) as ReturnType<typeof baseFile> & { kind: 'file' }
  const name = n % 10 === 0 ? `年度报告 ${n}.pdf` : `Annual report ${n} final.docx`
  const revision = {
    id: nodeId(n + 1_000_000),
    content: content ?? hashOf(n),
    size,
    mtime: fingerprint?.mtime ?? 0,
    chunks: 1,
    at: 1_790_000_000_000 + n,
  }
  return { ...common, kind: 'file', name, revision: { ...revision, author: 'Anna', device: 'Chrome on Linux' } as never }
}

async function measureHash(_root: FileSystemDirectoryHandle, tell: Tell): Promise<void> {
  tell('SHA-256 by WebCrypto')
  for (const [size, count] of [
    [4096, 20_000],
    [MIB, 256],
  ] as const) {
    const part = new Uint8Array(size)
    for (const most of [1, 2, 4, 16, 64]) {
      const limit = createLimit(most)
      await timed(tell, `${count} digests of ${size} bytes, ${most} in flight`, () =>
        Promise.all(Array.from({ length: count }, () => limit.run(() => crypto.subtle.digest('SHA-256', part)))),
      )
    }
  }
}
