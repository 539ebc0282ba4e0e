/**
 * Lists one folder. The rule that matters: what could not be looked at is never told as absent. Chromium leaves out of a
 * listing whatever it cannot look at, so an empty answer is doubted, and so is one of a folder that changed meanwhile.
 */
import type { Path } from '../../core/name'
import type { ListedEntry, Listing } from '../../core/ports'
import { type Adapter, fingerprintOf } from './adapter'
import { DiskFault, onDisk, problemOf } from './disk-fault'
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
    const pass = new ListingPass(adapter, folder)
    await pass.run()
    if (pass.failure) throw pass.failure
    const complete = !pass.vanished && (pass.entries.length > 0 || (await searchable(folder)) === true)
    return { complete, entries: pass.entries }
  } catch (error) {
    if (!(error instanceof DiskFault)) throw error
    return (await isGone(adapter, path, error)) ? 'gone' : { complete: false, entries: [] }
  }
}

class ListingPass {
  readonly entries: ListedEntry[] = []
  /** Something that was listed was gone when it was looked at: perhaps the folder itself was moved away meanwhile. */
  vanished = false
  failure: unknown
  private readonly names: AsyncIterator<FileSystemDirectoryHandle | FileSystemFileHandle>

  constructor(
    private readonly adapter: Adapter,
    folder: FileSystemDirectoryHandle,
  ) {
    this.names = folder.values() as unknown as AsyncIterator<FileSystemDirectoryHandle | FileSystemFileHandle>
  }

  async run(): Promise<void> {
    await Promise.all(Array.from({ length: READERS }, () => this.read()))
  }

  private async read(): Promise<void> {
    try {
      for (let next = await this.next(); !next.done && !this.failure; next = await this.next()) {
        const handle = next.value
        if (handle.kind === 'directory') this.entries.push({ kind: 'folder', name: handle.name })
        else await this.look(handle)
      }
    } catch (error) {
      this.failure ??= error
    }
  }

  private next() {
    return onDisk(() => this.names.next())
  }

  private async look(handle: FileSystemFileHandle): Promise<void> {
    const { name } = handle
    try {
      const file = await this.adapter.stats.run(() => onDisk(() => handle.getFile()))
      this.entries.push({ kind: 'file', name, fingerprint: fingerprintOf(file) })
    } catch (error) {
      if (!(error instanceof DiskFault)) throw error
      // Without permission the whole listing is worth nothing.
      if (error.cause instanceof DOMException && error.cause.name === 'NotAllowedError') throw error
      if (error.kind === 'gone' || error.kind === 'other-kind') this.vanished = true
      else this.entries.push({ kind: 'unreadable', name, why: problemOf(error.kind) })
    }
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
