/**
 * Lists one folder. The rule that matters: what could not be looked at is never told as absent. Chromium leaves out of a
 * listing whatever it cannot look at, without a word, so each listing is doubted until the folder itself was looked at.
 */
import type { Path } from '../../core/name'
import type { ListedEntry, Listing, Standing } from '../../core/ports'
import { type Adapter, fingerprintOf, nameOf, parentOf, standingAt } from './adapter'
import { DiskFault, onDisk, problemOf } from './disk-fault'
import { type EntryHandle, readEntries } from './entries'
import { searchable } from './searchable'

const ATTEMPTS = 3
/** Readers of one listing; each waits for its file's size before it takes the next name, so memory stays bounded. */
const READERS = 128

export async function listFolder(adapter: Adapter, path: Path): Promise<Listing | 'gone'> {
  for (let attempt = 1; ; attempt++) {
    const seen = await listOnce(adapter, path)
    if (seen === 'gone' || seen.complete || attempt === ATTEMPTS) return seen
  }
}

async function listOnce(adapter: Adapter, path: Path): Promise<Listing | 'gone'> {
  try {
    const folder = await adapter.handles.find(path)
    const seen: Seen = { entries: [], vanished: false }
    await readEntries(folder, READERS, entry => look(adapter, entry, seen))
    // Only at the end: whatever moved the folder away or closed it meanwhile has cut the listing short without a word.
    const complete = (await searchable(folder)) === true && !seen.vanished
    return { complete, entries: seen.entries }
  } catch (error) {
    if (!(error instanceof DiskFault)) throw error
    return (await isGone(adapter, path, error)) ? 'gone' : { complete: false, entries: [] }
  }
}

interface Seen {
  readonly entries: ListedEntry[]
  /** Something that was listed was gone when it was looked at: perhaps the folder itself was moved away meanwhile. */
  vanished: boolean
}

async function look({ stats }: Adapter, handle: EntryHandle, seen: Seen): Promise<void> {
  const { name } = handle
  if (handle.kind === 'directory') return void seen.entries.push({ kind: 'folder', name })
  try {
    const file = await stats.run(() => onDisk(() => handle.getFile()))
    seen.entries.push({ kind: 'file', name, fingerprint: fingerprintOf(file) })
  } catch (error) {
    if (!(error instanceof DiskFault)) throw error
    // Without permission the whole listing is worth nothing.
    if (error.cause instanceof DOMException && error.cause.name === 'NotAllowedError') throw error
    if (error.kind === 'gone' || error.kind === 'other-kind') seen.vanished = true
    else seen.entries.push({ kind: 'unreadable', name, why: problemOf(error.kind) })
  }
}

/** What stands at a place by its own name, listed or not. Where its folder is not there nothing can be told of what is in it. */
export async function standingIn({ handles, stats }: Adapter, path: Path): Promise<Standing> {
  try {
    const folder = await handles.find(parentOf(path))
    return await stats.run(() => standingAt(folder, nameOf(path)))
  } catch (error) {
    if (!(error instanceof DiskFault)) throw error
    return problemOf(error.kind)
  }
}

/** Whether a folder that could not be listed is truly not there, and not only out of reach. */
async function isGone({ handles }: Adapter, path: Path, fault: DiskFault): Promise<boolean> {
  if (fault.kind !== 'gone' && fault.kind !== 'other-kind') return false
  let folder = handles.root
  for (const name of path) {
    try {
      const parent = folder
      folder = await onDisk(() => parent.getDirectoryHandle(name))
    } catch (error) {
      if (!(error instanceof DiskFault)) throw error
      if (error.kind === 'other-kind') return true
      return error.kind === 'gone' && (await searchable(folder)) !== false
    }
  }
  return (await searchable(folder)) === 'gone'
}
