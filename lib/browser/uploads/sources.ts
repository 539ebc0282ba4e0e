/** What a person dropped, pasted or chose, as a stream of files and folders; read no earlier than needed. */
import { isIgnoredName } from '../../core/local/ignore'
import { MAX_DEPTH } from '../../core/name'

export interface FoundFile {
  readonly kind: 'file'
  /** Of the folders that it lies in, from what was dropped down. */
  readonly folders: readonly string[]
  readonly name: string
  readonly size: number
  readonly mtime: number
  /** The file as it is now. Throws a `DOMException` when it cannot be had. */
  open(): Promise<File>
}

export interface FoundFolder {
  readonly kind: 'folder'
  readonly folders: readonly string[]
}

/** Something is there that cannot be read. */
export interface FoundProblem {
  readonly kind: 'problem'
  readonly folders: readonly string[]
  readonly name: string
  readonly why: 'gone' | 'unreadable'
}

export type Found = FoundFile | FoundFolder | FoundProblem

/** From `<input>`, and what a paste holds without a place on the disk. */
export async function* foundInFiles(files: readonly File[]): AsyncIterable<Found> {
  for (const file of files) {
    const folders = file.webkitRelativePath.split('/').slice(0, -1)
    if (!isIgnoredName(file.name, false)) yield foundFile(folders, file, async () => file)
  }
}

export async function* foundInHandles(handles: readonly FileSystemHandle[], folders: readonly string[] = []): AsyncIterable<Found> {
  for (const handle of handles) if (!isIgnoredName(handle.name, handle.kind === 'directory')) yield* foundInHandle(handle, folders)
}

async function* foundInHandle(handle: FileSystemHandle, folders: readonly string[]): AsyncIterable<Found> {
  try {
    if (handle.kind === 'file') {
      const open = () => (handle as FileSystemFileHandle).getFile()
      yield foundFile(folders, await open(), open)
    } else {
      const inside = [...folders, handle.name]
      yield { kind: 'folder', folders: inside }
      // A link that leads back up would never end.
      if (inside.length > MAX_DEPTH) return
      for await (const child of (handle as FileSystemDirectoryHandle).values()) yield* foundInHandles([child], inside)
    }
  } catch (error) {
    yield problem(folders, handle.name, error)
  }
}

/** From a drop or a paste, where there are no handles. */
export async function* foundInEntries(entries: readonly FileSystemEntry[], folders: readonly string[] = []): AsyncIterable<Found> {
  for (const entry of entries) if (!isIgnoredName(entry.name, entry.isDirectory)) yield* foundInEntry(entry, folders)
}

async function* foundInEntry(entry: FileSystemEntry, folders: readonly string[]): AsyncIterable<Found> {
  try {
    if (entry.isFile) {
      const open = () => new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
      yield foundFile(folders, await open(), open)
    } else {
      const inside = [...folders, entry.name]
      yield { kind: 'folder', folders: inside }
      if (inside.length > MAX_DEPTH) return
      for await (const child of childrenOf(entry as FileSystemDirectoryEntry)) yield* foundInEntries([child], inside)
    }
  } catch (error) {
    yield problem(folders, entry.name, error)
  }
}

/** A reader gives some at a time, and none at the end. */
async function* childrenOf(folder: FileSystemDirectoryEntry): AsyncIterable<FileSystemEntry> {
  const reader = folder.createReader()
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return
    yield* some
  }
}

function foundFile(folders: readonly string[], { name, size, lastModified }: File, open: () => Promise<File>): FoundFile {
  return { kind: 'file', folders, name, size, mtime: lastModified, open }
}

function problem(folders: readonly string[], name: string, error: unknown): FoundProblem {
  if (!(error instanceof DOMException)) throw error
  return { kind: 'problem', folders, name, why: error.name === 'NotFoundError' ? 'gone' : 'unreadable' }
}

export interface Dropped {
  readonly handles: readonly FileSystemHandle[]
  readonly entries: readonly FileSystemEntry[]
  /** What is on no disk, as a picture that was copied out of a page. */
  readonly files: readonly File[]
}

/** Of `DataTransferItem`; only some browsers have it. */
interface HandleItem {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>
}

/** Must be called before the event of the drop or paste ends: everything is asked for at once, and waited for later. */
export async function takeDropped(items: DataTransferItemList): Promise<Dropped> {
  const asked = [...items]
    .filter(({ kind }) => kind === 'file')
    .map(item => ({
      handle: (item as HandleItem).getAsFileSystemHandle?.().catch(() => null),
      entry: item.webkitGetAsEntry(),
      file: item.getAsFile(),
    }))
  const handles: FileSystemHandle[] = []
  const entries: FileSystemEntry[] = []
  const files: File[] = []
  for (const { handle, entry, file } of asked) {
    const given = await handle
    if (given) handles.push(given)
    else if (entry) entries.push(entry)
    else if (file) files.push(file)
  }
  return { handles, entries, files }
}
