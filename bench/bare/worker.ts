/** The bare platform: File System Access with the best concurrency that was found, in a dedicated worker, and no sync. */
import type { BareOrder } from './messages'

const LOOKS = 128
const WRITES = 128
const MOVES = 64
const FILES_IN_A_BLOB = 100
const BLOBS = 16
const SLICE_BYTES = 8 * 1024 * 1024
const SLICES = 4

type Folder = FileSystemDirectoryHandle
type Movable = FileSystemFileHandle & { move(folder: Folder, name: string): Promise<void> }
interface Observer {
  observe(folder: Folder, options: { recursive: boolean }): Promise<void>
}
type ObserverClass = new (told: (records: readonly { changedHandle: FileSystemHandle | null; type: string }[]) => void) => Observer

async function atOnce<T>(limit: number, items: readonly T[], work: (item: T, index: number) => Promise<unknown>): Promise<void> {
  let next = 0
  const run = async () => {
    while (next < items.length) {
      const index = next++
      await work(items[index] as T, index)
    }
  }
  await Promise.all(Array.from({ length: limit }, run))
}

async function handlesBelow(top: Folder): Promise<FileSystemFileHandle[]> {
  const files: FileSystemFileHandle[] = []
  const list = async (folder: Folder): Promise<void> => {
    const below: Promise<void>[] = []
    for await (const handle of folder.values()) {
      if (handle.kind === 'file') files.push(handle as FileSystemFileHandle)
      else below.push(list(handle as Folder))
    }
    await Promise.all(below)
  }
  await list(top)
  return files
}

async function look(top: Folder): Promise<File[]> {
  const handles = await handlesBelow(top)
  const files: File[] = []
  await atOnce(LOOKS, handles, async (handle, i) => {
    files[i] = await handle.getFile()
  })
  return files
}

async function readTree(top: Folder): Promise<void> {
  const files = await look(top)
  const blobs = Array.from({ length: Math.ceil(files.length / FILES_IN_A_BLOB) }, (_, i) =>
    files.slice(i * FILES_IN_A_BLOB, (i + 1) * FILES_IN_A_BLOB),
  )
  await atOnce(BLOBS, blobs, part => new Blob(part).arrayBuffer())
}

/** Those files whose number falls to this worker. */
async function writeTree(top: Folder, folders: number, files: number, bytes: number, worker: number, workers: number): Promise<void> {
  const made: Folder[] = []
  for (let i = 0; i < folders; i++) made.push(await top.getDirectoryHandle(`folder ${i}`, { create: true }))
  const content = crypto.getRandomValues(new Uint8Array(bytes))
  const numbers = Array.from({ length: files }, (_, i) => i).filter(i => i % workers === worker)
  await atOnce(WRITES, numbers, i => write(made[i % folders] as Folder, `file ${i}.txt`, [content]))
}

async function write(folder: Folder, name: string, parts: readonly (Uint8Array<ArrayBuffer> | ArrayBuffer)[]): Promise<void> {
  const handle = await folder.getFileHandle(name, { create: true })
  const writable = await handle.createWritable()
  for (const part of parts) await writable.write(part)
  await writable.close()
}

async function readLarge(top: Folder, name: string): Promise<void> {
  const file = await (await top.getFileHandle(name)).getFile()
  const starts = Array.from({ length: Math.ceil(file.size / SLICE_BYTES) }, (_, i) => i * SLICE_BYTES)
  await atOnce(SLICES, starts, start => file.slice(start, start + SLICE_BYTES).arrayBuffer())
}

async function writeLarge(top: Folder, name: string, bytes: number): Promise<void> {
  const part = new Uint8Array(SLICE_BYTES).fill(65)
  await write(top, name, new Array(Math.ceil(bytes / SLICE_BYTES)).fill(part))
}

async function move(top: Folder, from: string, to: string): Promise<void> {
  const source = await top.getDirectoryHandle(from)
  const target = await top.getDirectoryHandle(to, { create: true })
  const handles = await handlesBelow(source)
  await atOnce(MOVES, handles, handle => (handle as Movable).move(target, handle.name))
  await top.removeEntry(from)
}

async function mirror(from: Folder, into: Folder): Promise<void> {
  const copied = new Map<string, number>()
  const Class = (globalThis as unknown as { FileSystemObserver: ObserverClass }).FileSystemObserver
  const observer = new Class(async records => {
    for (const { changedHandle } of records) {
      if (changedHandle?.kind !== 'file') continue
      const file = await (changedHandle as FileSystemFileHandle).getFile()
      // A file is told of when it is made and when it is filled.
      if (file.size === 0 || copied.get(file.name) === file.lastModified) continue
      copied.set(file.name, file.lastModified)
      await write(into, file.name, [await file.arrayBuffer()])
    }
  })
  await observer.observe(from, { recursive: true })
}

async function run({ request, folders, worker, workers }: BareOrder): Promise<void> {
  const folder = folders[request.folder] as Folder
  switch (request.kind) {
    case 'read-tree':
      return readTree(folder)
    case 'look':
      return void (await look(folder))
    case 'write-tree':
      return writeTree(folder, request.folders, request.files, request.bytes, worker, workers)
    case 'read-large':
      return readLarge(folder, request.name)
    case 'write-large':
      return writeLarge(folder, request.name, request.bytes)
    case 'move':
      return move(folder, request.from, request.to)
    case 'mirror':
      return mirror(folder, folders[request.into] as Folder)
  }
}

addEventListener('message', async (event: MessageEvent<BareOrder>) => {
  await run(event.data)
  postMessage('done')
})
