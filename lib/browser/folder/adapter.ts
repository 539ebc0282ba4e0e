/** What the parts of the LocalFolder adapter share: handles, limits on calls in flight, and looking at one file. */
import { type Path, splitExtension } from '../../core/name'
import type { LocalProblem, ReadFailure } from '../../core/ports'
import { type Fingerprint, sameFingerprint } from '../../core/sides'
import { createLimit, type Limit } from '../limit'
import { DiskFault, diskFaultKind, onDisk, problemOf } from './disk-fault'
import type { FolderHandles } from './folder-handles'
import { searchable } from './searchable'

/** Calls in flight, over all that is asked of one folder: more gain nothing, and far more starve the browser. */
const MOST_STATS = 128
const MOST_BATCHES = 16
const MOST_WRITES = 128
const MOST_MOVES = 64

export interface Adapter {
  readonly handles: FolderHandles
  readonly onWindows: boolean
  readonly stats: Limit
  readonly batches: Limit
  readonly writes: Limit
  readonly moves: Limit
}

export function createAdapter(handles: FolderHandles, onWindows: boolean): Adapter {
  return {
    handles,
    onWindows,
    stats: createLimit(MOST_STATS),
    batches: createLimit(MOST_BATCHES),
    writes: createLimit(MOST_WRITES),
    moves: createLimit(MOST_MOVES),
  }
}

/** A file as it was when it was looked at. */
export interface OpenedFile {
  readonly handle: FileSystemFileHandle
  readonly file: File
}

export function fingerprintOf(file: File): Fingerprint {
  return { size: file.size, mtime: file.lastModified }
}

export function parentOf(path: Path): Path {
  return path.slice(0, -1)
}

export function nameOf(path: Path): string {
  return path[path.length - 1] as string
}

/** Looks at the file at `path`. Throws `DiskFault`. */
export async function openFile({ handles, stats }: Adapter, path: Path): Promise<OpenedFile> {
  const folder = await handles.find(parentOf(path))
  return stats.run(() =>
    onDisk(async () => {
      const handle = await folder.getFileHandle(nameOf(path))
      return { handle, file: await handle.getFile() }
    }),
  )
}

/** The file at `path` when it is `expected`. */
export async function openExpected(adapter: Adapter, path: Path, expected: Fingerprint): Promise<OpenedFile | ReadFailure> {
  try {
    const opened = await openFile(adapter, path)
    return sameFingerprint(fingerprintOf(opened.file), expected) ? opened : { kind: 'changed' }
  } catch (error) {
    return failureOf(error)
  }
}

/** Whether a file that was read is still what it was. The platform's own check of that knows only whole seconds. */
export async function stillSame({ stats }: Adapter, { handle, file }: OpenedFile): Promise<boolean> {
  const now = await stats.run(() => onDisk(() => handle.getFile()))
  return sameFingerprint(fingerprintOf(now), fingerprintOf(file))
}

/** What a fault means to a reader. Throws what is no fault of the disk. */
export function failureOf(error: unknown): ReadFailure {
  if (!(error instanceof DiskFault)) throw error
  if (error.kind === 'gone' || error.kind === 'other-kind') return { kind: 'gone' }
  return { kind: 'problem', why: problemOf(error.kind) }
}

/** What a fault means to a writer: what is gone or of another kind is not what was expected. Throws what is no fault of the disk. */
export function refusalOf(error: unknown): { readonly kind: 'stale' } | { readonly kind: 'problem'; readonly why: LocalProblem } {
  if (!(error instanceof DiskFault)) throw error
  if (error.kind === 'gone' || error.kind === 'other-kind') return { kind: 'stale' }
  return { kind: 'problem', why: problemOf(error.kind) }
}

/** What stands at a name. Throws `DiskFault`; but not for the answer that is the usual one, since this is asked for every new file. */
export async function standingAt(folder: FileSystemDirectoryHandle, name: string): Promise<'nothing' | 'file' | 'folder'> {
  try {
    await folder.getFileHandle(name)
    return 'file'
  } catch (error) {
    const kind = diskFaultKind(error)
    if (kind === 'gone') return 'nothing'
    if (kind === 'other-kind') return 'folder'
    throw kind ? new DiskFault(kind, { cause: error }) : error
  }
}

/**
 * Makes something new in `folder`. The platform calls a name "not found" when it hides what stands there (a symbolic
 * link); only with the folder itself gone does that mean gone.
 */
export async function creating<T>(folder: FileSystemDirectoryHandle, make: () => Promise<T>): Promise<T> {
  try {
    return await onDisk(make)
  } catch (error) {
    if (error instanceof DiskFault && error.kind === 'gone' && (await searchable(folder)) !== 'gone')
      throw new DiskFault('unreadable', { cause: error })
    throw error
  }
}

/** A name beside `name` that nothing else has; after a crash it is an ordinary file that the person sees. */
export function passingName(name: string): string {
  const { stem, extension } = splitExtension(name)
  const mark = ` (moving ${crypto.randomUUID().slice(0, 8)})`
  return stem.slice(0, 80) + mark + extension.slice(0, 16)
}
