/**
 * Handles of folders by path, the most recently used ones kept. A handle names a place, not a thing: one that is kept
 * stays right when its folder is removed and another is made there, so nothing here ever has to be forgotten.
 */
import type { Path } from '../../core/name'
import { onDisk } from './disk-fault'

const MOST_HANDLES = 1024

export class FolderHandles {
  private readonly known = new Map<string, Promise<FileSystemDirectoryHandle>>()

  constructor(readonly root: FileSystemDirectoryHandle) {}

  /** The folder's handle; that it is still there shows only when it is used. Throws `DiskFault`. */
  find(path: Path): Promise<FileSystemDirectoryHandle> {
    const name = path[path.length - 1]
    if (name === undefined) return Promise.resolve(this.root)
    // No name can hold a slash: Chromium refuses it, and so does `nameProblem`.
    const key = path.join('/')
    const known = this.known.get(key)
    if (known) {
      this.known.delete(key)
      this.known.set(key, known)
      return known
    }
    const found = this.open(path.slice(0, -1), name)
    this.keep(key, found)
    return found
  }

  private async open(parent: Path, name: string): Promise<FileSystemDirectoryHandle> {
    const folder = await this.find(parent)
    return onDisk(() => folder.getDirectoryHandle(name))
  }

  private keep(key: string, found: Promise<FileSystemDirectoryHandle>): void {
    this.known.set(key, found)
    found.catch(() => {
      if (this.known.get(key) === found) this.known.delete(key)
    })
    const oldest = this.known.keys().next().value
    if (this.known.size > MOST_HANDLES && oldest !== undefined) this.known.delete(oldest)
  }
}
