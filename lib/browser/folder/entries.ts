/**
 * The entries of a folder, several of them worked on at once. They are asked for one after the other: of several `next`
 * calls that wait, Chromium answers only the last, and the others never.
 */
import { onDisk } from './disk-fault'

export type EntryHandle = FileSystemDirectoryHandle | FileSystemFileHandle

/** Calls `read` with every entry, at most `most` at a time, so that few handles are held. Throws `DiskFault` when the listing breaks off. */
export async function readEntries(
  folder: FileSystemDirectoryHandle,
  most: number,
  read: (entry: EntryHandle) => Promise<void>,
): Promise<void> {
  const entries = folder.values() as unknown as AsyncIterator<EntryHandle>
  let running = 0
  let failure: { readonly error: unknown } | undefined
  let wake = () => {}

  const anEnd = () =>
    new Promise<void>(resolve => {
      wake = resolve
    })

  function begin(entry: EntryHandle): void {
    running++
    read(entry)
      .catch(error => {
        failure ??= { error }
      })
      .finally(() => {
        running--
        wake()
      })
  }

  try {
    for (let next = await onDisk(() => entries.next()); !next.done && !failure; next = await onDisk(() => entries.next())) {
      begin(next.value)
      while (running >= most) await anEnd()
    }
  } finally {
    while (running > 0) await anEnd()
  }
  if (failure) throw failure.error
}
