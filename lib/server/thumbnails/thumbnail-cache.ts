/**
 * Small pictures on the disk, and the memory of contents that gave none. Each drive has its own, so that nobody learns
 * from a picture that is there already what other drives hold. Bounded: what was looked at longest ago goes first. No
 * symbolic link below its folder is followed.
 */
import { lstat, lutimes, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '../new-id'
import { openOwn } from '../open-own'
import { requireOwnFolder } from '../own-folder'
import { unlessMissing } from '../unless-missing'

export interface ThumbnailKey {
  readonly drive: string
  readonly content: string
  readonly size: number
}

export interface ThumbnailCache {
  /** The picture; `'none'`: the content was tried and gives none. */
  read(key: ThumbnailKey): Promise<Buffer<ArrayBuffer> | 'none' | undefined>
  write(key: ThumbnailKey, bytes: Uint8Array): Promise<void>
  /** For every size. */
  writeNone(key: ThumbnailKey): Promise<void>
  /** What all of it takes on the disk. */
  bytes(): Promise<number>
}

const TEMPORARY = 'tmp'
/** What the smallest file takes on a disk. */
const BLOCK = 4096
/** When there is too much, it is brought down to this part. */
const KEPT_PART = 0.9
/** A picture that is looked at is marked so no more often. */
const TOUCH_MS = 24 * 60 * 60_000

/** `maxBytes`: of everything under `root`. `now`: milliseconds since 1970. */
export function createThumbnailCache(root: string, maxBytes: number, now: () => number): ThumbnailCache {
  /** Of all files; `undefined` until somebody writes. */
  let held: Promise<number> | undefined
  const folderOf = ({ drive, content }: ThumbnailKey) => join(root, drive, content.slice(0, 2))
  const pathOf = (key: ThumbnailKey) => join(folderOf(key), `${key.content}-${key.size}.webp`)
  const nonePathOf = (key: ThumbnailKey) => join(folderOf(key), `${key.content}.none`)

  async function put(folder: string, path: string, bytes: Uint8Array): Promise<void> {
    held ??= begin(root)
    await held
    const temporary = join(root, TEMPORARY, newId<string>())
    await mkdir(join(root, TEMPORARY), { recursive: true, mode: 0o700 })
    await requireOwnFolder(root, folder).catch(unlessMissing)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    try {
      await writeSynced(root, temporary, bytes)
      await rename(temporary, path)
    } catch (error) {
      await rm(temporary, { force: true })
      throw error
    }
    held = held.then(sum => makeRoom(sum + blocks(bytes.length)))
    await held
  }

  async function makeRoom(sum: number): Promise<number> {
    if (sum <= maxBytes) return sum
    const files = (await listFiles(root)).sort((a, b) => a.changedAt - b.changedAt)
    let left = files.reduce((total, file) => total + file.bytes, 0)
    for (const file of files) {
      if (left <= maxBytes * KEPT_PART) break
      await rm(file.path, { force: true })
      left -= file.bytes
    }
    return left
  }

  return {
    async read(key) {
      const path = pathOf(key)
      const bytes = await readOwn(root, path).catch(unlessMissing)
      if (!bytes) return (await lstat(nonePathOf(key)).catch(unlessMissing)) ? 'none' : undefined
      await touch(path, now())
      return bytes
    },
    write: (key, bytes) => put(folderOf(key), pathOf(key), bytes),
    writeNone: key => put(folderOf(key), nonePathOf(key), new Uint8Array(0)),
    bytes() {
      held ??= begin(root)
      return held
    },
  }
}

/** What a crash left half-written goes first. */
async function begin(root: string): Promise<number> {
  await mkdir(root, { recursive: true, mode: 0o700 })
  await rm(join(root, TEMPORARY), { recursive: true, force: true })
  return (await listFiles(root)).reduce((sum, file) => sum + file.bytes, 0)
}

interface CachedFile {
  readonly path: string
  readonly bytes: number
  /** Milliseconds since 1970. */
  readonly changedAt: number
}

async function listFiles(root: string): Promise<CachedFile[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const files: CachedFile[] = []
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const found = await lstat(path).catch(unlessMissing)
    if (found) files.push({ path, bytes: blocks(found.size), changedAt: found.mtimeMs })
  }
  return files
}

function blocks(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / BLOCK)) * BLOCK
}

async function readOwn(root: string, path: string): Promise<Buffer<ArrayBuffer>> {
  const handle = await openOwn(root, path, 'read')
  try {
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

/** A name must never stand for a picture that a crash cut short. */
async function writeSynced(root: string, path: string, bytes: Uint8Array): Promise<void> {
  const handle = await openOwn(root, path, 'create')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function touch(path: string, now: number): Promise<void> {
  const found = await lstat(path).catch(unlessMissing)
  if (found && now - found.mtimeMs > TOUCH_MS) await lutimes(path, now / 1000, now / 1000).catch(unlessMissing)
}
