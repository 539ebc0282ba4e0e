/**
 * Handles of File System Access over a disk in memory, as far as the adapter needs them: places rather than things,
 * exceptions like Chromium's, a swap file for each writable, names that fold where the disk folds them.
 */
import type { Path } from '../../../core/name'
import type { DiskEntry, DiskFile, DiskFolder, MemoryDisk } from '../../../core/testing/memory-disk'

type Bytes = Uint8Array<ArrayBuffer>

/** What goes wrong: asked with the platform's method and the path it is called for. */
export type Trouble = (method: string, path: Path) => DOMException | undefined

interface Context {
  readonly disk: MemoryDisk
  readonly trouble: Trouble
  /** A disk where nothing can be moved in place. */
  readonly moves: boolean
}

export function rootHandle(disk: MemoryDisk, options: { trouble?: Trouble; moves?: boolean } = {}): FileSystemDirectoryHandle {
  const context = { disk, trouble: options.trouble ?? (() => undefined), moves: options.moves ?? true }
  return new FolderHandle(context, []) as unknown as FileSystemDirectoryHandle
}

function exception(name: string): DOMException {
  return new DOMException(name, name)
}

class EntryHandle {
  constructor(
    protected readonly context: Context,
    protected path: Path,
  ) {}

  get name(): string {
    return this.path[this.path.length - 1] ?? ''
  }

  protected check(method: string, path: Path = this.path): void {
    const trouble = this.context.trouble(method, path)
    if (trouble) throw trouble
  }

  protected below(method: string, name: string): Path {
    this.check(method, [...this.path, name])
    if (this.context.disk.hides(name)) throw new TypeError('Name is not allowed.')
    return [...this.path, name]
  }

  protected folderAt(path: Path): DiskFolder {
    const entry = this.entryAt(path)
    if (entry.kind !== 'folder') throw exception('TypeMismatchError')
    return entry
  }

  protected fileAt(path: Path): DiskFile {
    const entry = this.entryAt(path)
    if (entry.kind !== 'file') throw exception('TypeMismatchError')
    return entry
  }

  private entryAt(path: Path): DiskEntry {
    const entry = this.context.disk.find(path)
    if (!entry) throw exception('NotFoundError')
    return entry
  }
}

class FolderHandle extends EntryHandle {
  readonly kind = 'directory'

  async getDirectoryHandle(name: string, { create = false } = {}): Promise<FolderHandle> {
    const path = this.below('getDirectoryHandle', name)
    if (create && !this.context.disk.find(path)) this.context.disk.createFolder(this.makeableIn(name), name)
    this.folderAt(path)
    return new FolderHandle(this.context, path)
  }

  async getFileHandle(name: string, { create = false } = {}): Promise<FileHandle> {
    const path = this.below('getFileHandle', name)
    if (create && !this.context.disk.find(path)) this.context.disk.create(this.makeableIn(name), name, new Uint8Array(0), 'device')
    this.fileAt(path)
    return new FileHandle(this.context, path)
  }

  async *values(): AsyncIterable<FolderHandle | FileHandle> {
    this.check('values')
    for (const { kind, name } of [...this.folderAt(this.path).children.values()]) {
      await Promise.resolve()
      this.check('next', [...this.path, name])
      if (this.context.disk.hides(name)) continue
      yield kind === 'folder' ? new FolderHandle(this.context, [...this.path, name]) : new FileHandle(this.context, [...this.path, name])
    }
  }

  async *keys(): AsyncIterable<string> {
    for await (const { name } of this.values()) yield name
  }

  async removeEntry(name: string): Promise<void> {
    const path = this.below('removeEntry', name)
    const entry = this.context.disk.find(path)
    if (!entry) throw exception('NotFoundError')
    if (entry.kind === 'folder' && entry.children.size > 0) throw exception('InvalidModificationError')
    this.context.disk.unlink(entry, 'device')
  }

  async queryPermission(): Promise<PermissionState> {
    return this.context.disk.access === 'ask' ? 'prompt' : this.context.disk.access === 'denied' ? 'denied' : 'granted'
  }

  private makeableIn(name: string): DiskFolder {
    const folder = this.folderAt(this.path)
    if (name.length > 255) throw exception('InvalidStateError')
    return folder
  }

  /** For a move: the folder that a handle stands for. */
  target(): { readonly folder: DiskFolder; readonly path: Path } {
    return { folder: this.folderAt(this.path), path: this.path }
  }
}

class FileHandle extends EntryHandle {
  readonly kind = 'file'
  readonly move: ((parent: FolderHandle, name: string) => Promise<void>) | undefined = this.context.moves ? this.moveTo : undefined

  async getFile(): Promise<File> {
    this.check('getFile')
    const { bytes, mtime, name } = this.fileAt(this.path)
    return new File([bytes], name, { lastModified: mtime })
  }

  async createWritable(): Promise<Writable> {
    this.check('createWritable')
    const { parent } = this.fileAt(this.path)
    const swap = this.context.disk.create(parent, `${this.name}.crswap`, new Uint8Array(0), 'device')
    return new Writable(this.context, this.path, swap)
  }

  async remove(): Promise<void> {
    this.context.disk.unlink(this.fileAt(this.path), 'device')
  }

  /** Covers whatever file stands there, as the platform does. */
  private async moveTo(parent: FolderHandle, name: string): Promise<void> {
    this.check('move')
    const file = this.fileAt(this.path)
    const { folder, path } = parent.target()
    const there = folder.children.get(this.context.disk.kind.key(name))
    if (there?.kind === 'folder') throw exception('InvalidModificationError')
    if (there && there !== file) this.context.disk.unlink(there, 'device')
    this.context.disk.relink(file, folder, name, 'device')
    this.path = [...path, name]
  }
}

class Writable extends WritableStream<Bytes> {
  private readonly parts: Bytes[] = []

  constructor(
    private readonly context: Context,
    private readonly path: Path,
    private readonly swap: DiskFile,
  ) {
    super({ write: part => void this.parts.push(part), close: () => this.swapIn(), abort: () => this.tidy() })
  }

  async write(part: Bytes): Promise<void> {
    const trouble = this.context.trouble('write', this.path)
    if (trouble) throw trouble
    this.parts.push(part.slice())
  }

  override async close(): Promise<void> {
    this.swapIn()
  }

  override async abort(): Promise<void> {
    this.tidy()
  }

  private swapIn(): void {
    const trouble = this.context.trouble('close', this.path)
    this.tidy()
    if (trouble) throw trouble
    const folder = this.context.disk.folder(this.path.slice(0, -1))
    if (!folder) throw exception('NotFoundError')
    const whole = new Uint8Array(Buffer.concat(this.parts))
    const target = this.context.disk.file(this.path)
    if (target) this.context.disk.fill(target, whole, 'device')
    else this.context.disk.create(folder, this.path[this.path.length - 1] as string, whole, 'device')
  }

  private tidy(): void {
    if (this.context.disk.find(this.context.disk.pathOf(this.swap)) === this.swap) this.context.disk.unlink(this.swap, 'device')
  }
}
