/**
 * The entries of a folder, for several readers at once. They are asked for one after the other: of several `next` calls
 * that wait, Chromium answers only the last, and the others never.
 */
import { onDisk } from './disk-fault'

export type EntryHandle = FileSystemDirectoryHandle | FileSystemFileHandle

/** Calls `read` with every entry, at most `readers` at a time. Throws `DiskFault` when the listing breaks off. */
export async function readEntries(
  folder: FileSystemDirectoryHandle,
  readers: number,
  read: (entry: EntryHandle) => Promise<void>,
): Promise<void> {
  const entries = folder.values() as unknown as AsyncIterator<EntryHandle>
  let over = false
  let turn: Promise<unknown> = Promise.resolve()

  function next(): Promise<EntryHandle | undefined> {
    const mine = turn.then(async () => {
      if (over) return undefined
      const { done, value } = await onDisk(() => entries.next())
      if (done) over = true
      return done ? undefined : value
    })
    turn = mine.catch(() => {
      over = true
    })
    return mine
  }

  async function work(): Promise<void> {
    for (let entry = await next(); entry; entry = await next()) await read(entry)
  }

  const ended = await Promise.allSettled(Array.from({ length: readers }, work))
  const failed = ended.find(one => one.status === 'rejected')
  if (failed) throw failed.reason
}
