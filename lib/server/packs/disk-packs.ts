/**
 * Packs as files: written to `tmp/`, synced, renamed to `ab/abcd…`, and the folder synced, in this order. A crash in
 * between leaves a file that nobody names. No symbolic link below the folder of the packs is followed.
 */
import { randomBytes } from 'node:crypto'
import { type FileHandle, lstat, lutimes, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Fault, isDiskFull } from '../fault'
import { openOwn } from '../open-own'
import { requireOwnFolder } from '../own-folder'
import { syncPath } from '../sync-path'
import { unlessMissing } from '../unless-missing'
import type { PackReader, PackStore, PackWriter, StoredPack } from './pack-store'

export const PACK_ID = /^[0-9a-f]{32}$/
const TEMPORARY = 'tmp'
const READ_BYTES = 256 * 1024

/** Told after each step of writing a pack; tests stop the world there. */
export type PackStep = 'opened' | 'written' | 'synced' | 'renamed' | 'sealed'

export function createDiskPacks(root: string, after: (step: PackStep) => void = () => undefined): PackStore {
  const folderOf = (pack: string) => join(root, pack.slice(0, 2))
  const pathOf = (pack: string) => join(folderOf(pack), pack)

  /** Nothing when there is no such pack. */
  async function changeFile(pack: string, change: (path: string) => Promise<void>): Promise<void> {
    const changed = requireOwnFolder(root, folderOf(pack)).then(() => change(pathOf(pack)))
    await changed.catch(unlessMissing)
  }

  async function seal(handle: FileHandle, temporary: string, id: string): Promise<StoredPack> {
    await handle.sync()
    after('synced')
    const { size } = await handle.stat()
    await handle.close()
    const folder = folderOf(id)
    if (await mkdir(folder, { recursive: true })) await syncPath(root)
    await requireOwnFolder(root, folder)
    await rename(temporary, pathOf(id))
    after('renamed')
    await syncPath(folder)
    after('sealed')
    return { id, size }
  }

  return {
    async create() {
      const id = randomBytes(16).toString('hex')
      const temporary = join(root, TEMPORARY, id)
      return withFullDisk(async () => {
        await mkdir(join(root, TEMPORARY), { recursive: true })
        const handle = await openOwn(root, temporary, 'create')
        return orClosed(handle, () => {
          after('opened')
          return writerOf(handle, temporary, () => seal(handle, temporary, id), after)
        })
      })
    },
    async open(pack) {
      const handle = await openOwn(root, pathOf(pack), 'read').catch(unlessMissing)
      return handle && orClosed(handle, async () => readerOf(handle, (await handle.stat()).size))
    },
    remove: pack => changeFile(pack, path => rm(path)),
    setAge: (pack, changedAt) => changeFile(pack, path => lutimes(path, changedAt / 1000, changedAt / 1000)),
    list: () => listPacks(root),
    async clearUnsealed() {
      const folder = join(root, TEMPORARY)
      const names = await requireOwnFolder(root, folder)
        .then(() => readdir(folder))
        .catch(unlessMissing)
      for (const name of names ?? []) await rm(join(folder, name), { force: true })
      return names?.length ?? 0
    },
  }
}

/** Whoever gets what is made of the file closes it; when nothing is made, nobody would. */
async function orClosed<T>(handle: FileHandle, make: () => T | Promise<T>): Promise<T> {
  try {
    return await make()
  } catch (error) {
    await handle.close()
    throw error
  }
}

function writerOf(handle: FileHandle, temporary: string, seal: () => Promise<StoredPack>, after: (step: PackStep) => void): PackWriter {
  let sealed = false
  return {
    write: bytes =>
      withFullDisk(async () => {
        await writeAll(handle, bytes)
        after('written')
      }),
    seal: () =>
      withFullDisk(async () => {
        const pack = await seal()
        sealed = true
        return pack
      }),
    async abandon() {
      if (sealed) return
      await handle.close().catch(() => undefined)
      await rm(temporary, { force: true })
    },
  }
}

/** One call may write less than it was given. */
async function writeAll(handle: FileHandle, parts: readonly Uint8Array[]): Promise<void> {
  const bytes = Buffer.concat(parts)
  for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at)).bytesWritten
}

function readerOf(handle: FileHandle, size: number): PackReader {
  return {
    size,
    close: () => handle.close(),
    async *read(from, to) {
      for (let at = from; at < to; ) {
        const part = new Uint8Array(Math.min(READ_BYTES, to - at))
        const { bytesRead } = await handle.read(part, 0, part.length, at)
        if (bytesRead === 0) throw new Error('a pack that is shorter than its index says')
        yield part.subarray(0, bytesRead)
        at += bytesRead
      }
    },
  }
}

async function* listPacks(root: string): AsyncIterable<StoredPack & { readonly changedAt: number }> {
  for (const folder of (await readdir(root, { withFileTypes: true }).catch(unlessMissing)) ?? []) {
    if (!folder.isDirectory() || !/^[0-9a-f]{2}$/.test(folder.name)) continue
    for (const id of await readdir(join(root, folder.name))) {
      const found = PACK_ID.test(id) ? await lstat(join(root, folder.name, id)) : undefined
      if (found?.isFile()) yield { id, size: found.size, changedAt: found.mtimeMs }
    }
  }
}

async function withFullDisk<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    throw isDiskFull(error) ? new Fault('disk-full', undefined, { cause: error }) : error
  }
}
