/**
 * A disk in memory, and a person's hands on it. Knows nothing of sync: everything here happens at once and whole.
 * What the browser makes of it is `memory-folder.ts`.
 */
import type { Path } from '../name'
import type { Access, Clock, LocalProblem, WatchHint } from '../ports'
import type { Bytes } from './content'
import type { DiskKind } from './disk-kind'

/** Who changed the disk. An editor deletes a file to save it: it means no delete. The browser makes and removes what a write of the device needs. */
export type Hand = 'person' | 'editor' | 'device' | 'browser'

export interface DiskFile {
  readonly kind: 'file'
  name: string
  parent: DiskFolder
  bytes: Bytes
  mtime: number
  fault?: LocalProblem | undefined
}

export interface DiskFolder {
  readonly kind: 'folder'
  name: string
  /** `undefined`: the top. */
  parent: DiskFolder | undefined
  readonly children: Map<string, DiskEntry>
  /** `incomplete`: a listing leaves entries out and says so. */
  fault?: LocalProblem | 'incomplete' | undefined
}

export type DiskEntry = DiskFile | DiskFolder

/** Told of every change, as it happens. */
export interface DiskWitness {
  /** `file` holds what it holds from now on. */
  holds(file: DiskFile, by: Hand): void
  /** What `bytes` were in `file` is no longer there. */
  destroyed(file: DiskFile, bytes: Bytes, by: Hand): void
  removed(entry: DiskEntry, by: Hand): void
  moved(entry: DiskEntry, by: Hand): void
  /** An editor put `after` in the place of `before`. */
  saved(before: DiskFile, after: DiskFile): void
}

export class MemoryDisk {
  private root: DiskFolder = emptyFolder()
  private aside: DiskFolder | undefined
  readonly watchers = new Set<(hint: WatchHint) => void>()
  witness: DiskWitness | undefined
  access: Access = 'granted'
  full = false
  /** Ends of names that the browser hides since an update, and that `nameProblem` does not know. */
  readonly hiddenEnds = new Set<string>()

  constructor(
    readonly kind: DiskKind,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  // ── Looking ──────────────────────────────────────────────────────────────────────────────────────────────────────

  find(path: Path): DiskEntry | undefined {
    let at: DiskEntry | undefined = this.root
    for (const name of path) {
      if (at?.kind !== 'folder') return undefined
      at = at.children.get(this.kind.key(name))
    }
    return at
  }

  file(path: Path): DiskFile | undefined {
    const entry = this.find(path)
    return entry?.kind === 'file' ? entry : undefined
  }

  folder(path: Path): DiskFolder | undefined {
    const entry = this.find(path)
    return entry?.kind === 'folder' ? entry : undefined
  }

  pathOf(entry: DiskEntry): Path {
    const names: string[] = []
    for (let at: DiskEntry = entry; at.parent; at = at.parent) names.push(at.name)
    return names.reverse()
  }

  /** Whether an entry still stands where it says. */
  has(entry: DiskEntry): boolean {
    return this.find(this.pathOf(entry)) === entry
  }

  /** What the browser neither lists nor opens. */
  hides(name: string): LocalProblem | undefined {
    return this.kind.hides(name) ?? ([...this.hiddenEnds].some(end => name.toLowerCase().endsWith(end)) ? 'bad-name' : undefined)
  }

  /** Everything on the disk, parents before children. */
  *all(below: DiskFolder = this.root): Iterable<DiskEntry> {
    for (const entry of below.children.values()) {
      yield entry
      if (entry.kind === 'folder') yield* this.all(entry)
    }
  }

  // ── Changing, by whoever ─────────────────────────────────────────────────────────────────────────────────────────

  mtimeNow(): number {
    return Math.floor(this.clock.now() / this.kind.grain) * this.kind.grain
  }

  /** Puts a new file where nothing stands. */
  create(parent: DiskFolder, name: string, bytes: Bytes, by: Hand, mtime = this.mtimeNow()): DiskFile {
    const file: DiskFile = { kind: 'file', name: this.kind.spell(name), parent, bytes, mtime }
    parent.children.set(this.kind.key(name), file)
    this.witness?.holds(file, by)
    this.hint(file)
    return file
  }

  createFolder(parent: DiskFolder, name: string): DiskFolder {
    const folder: DiskFolder = { kind: 'folder', name: this.kind.spell(name), parent, children: new Map() }
    parent.children.set(this.kind.key(name), folder)
    this.hint(folder)
    return folder
  }

  fill(file: DiskFile, bytes: Bytes, by: Hand, mtime = this.mtimeNow()): void {
    const before = file.bytes
    file.bytes = bytes
    file.mtime = mtime
    this.witness?.destroyed(file, before, by)
    this.witness?.holds(file, by)
    this.hint(file)
  }

  /** With all that lies below. */
  unlink(entry: DiskEntry, by: Hand): void {
    if (!entry.parent) throw new Error('the top cannot be removed')
    this.hint(entry)
    entry.parent.children.delete(this.kind.key(entry.name))
    for (const item of entry.kind === 'folder' ? [entry, ...this.all(entry)] : [entry]) {
      this.witness?.removed(item, by)
      if (item.kind === 'file') this.witness?.destroyed(item, item.bytes, by)
    }
  }

  /** Renames or moves onto a free name. */
  relink(entry: DiskEntry, parent: DiskFolder, name: string, by: Hand): void {
    if (!entry.parent) throw new Error('the top cannot be moved')
    const from = this.pathOf(entry)
    entry.parent.children.delete(this.kind.key(entry.name))
    entry.parent = parent
    entry.name = this.kind.spell(name)
    parent.children.set(this.kind.key(name), entry)
    for (const item of entry.kind === 'folder' ? [entry, ...this.all(entry)] : [entry]) this.witness?.moved(item, by)
    if (entry.kind === 'file') this.witness?.holds(entry, by)
    this.tell({ kind: 'moved', from, to: this.pathOf(entry) })
  }

  private hint(entry: DiskEntry): void {
    if (this.watchers.size > 0) this.tell({ kind: 'changed', path: this.pathOf(entry) })
  }

  private tell(hint: WatchHint): void {
    for (const watcher of this.watchers) watcher(hint)
  }

  // ── A person's hands. Each throws on what a file manager would refuse. ───────────────────────────────────────────

  /** Writes a file, making its folders. `mtime`: what a program set it to. */
  put(path: Path, bytes: Bytes, mtime?: number, by: Hand = 'person'): void {
    const parent = this.makeFolder(path.slice(0, -1))
    const name = path[path.length - 1] as string
    const there = parent.children.get(this.kind.key(name))
    if (there?.kind === 'folder') throw new Error(`a folder stands at ${path.join('/')}`)
    if (there) this.fill(there, bytes, by, mtime)
    else this.create(parent, name, bytes, by, mtime)
  }

  makeFolder(path: Path): DiskFolder {
    let at = this.root
    for (const name of path) {
      const next = at.children.get(this.kind.key(name)) ?? this.createFolder(at, name)
      if (next.kind === 'file') throw new Error(`a file stands at ${path.join('/')}`)
      at = next
    }
    return at
  }

  remove(path: Path, by: Hand = 'person'): void {
    const entry = this.find(path)
    if (!entry) throw new Error(`nothing stands at ${path.join('/')}`)
    this.unlink(entry, by)
  }

  /** `false`, and nothing done, when the target is taken or lies inside the source. */
  move(from: Path, to: Path): boolean {
    const entry = this.find(from)
    const parent = this.folder(to.slice(0, -1))
    const name = to[to.length - 1] as string
    if (!entry?.parent || !parent || !this.isFree(entry, parent, name) || this.isInside(parent, entry)) return false
    this.relink(entry, parent, name, 'person')
    return true
  }

  touch(path: Path): void {
    const file = this.file(path)
    if (!file) throw new Error(`no file at ${path.join('/')}`)
    file.mtime = this.mtimeNow()
    this.hint(file)
  }

  /** Whether `entry` may stand in `parent` as `name`; its own name in another spelling is no obstacle. */
  isFree(entry: DiskEntry, parent: DiskFolder, name: string): boolean {
    const there = parent.children.get(this.kind.key(name))
    return there === undefined || there === entry
  }

  isInside(folder: DiskFolder, of: DiskEntry): boolean {
    for (let at: DiskFolder | undefined = folder; at; at = at.parent) if (at === of) return true
    return false
  }

  // ── The whole disk ───────────────────────────────────────────────────────────────────────────────────────────────

  /** Another, empty disk stands at the mount point. */
  unmount(): void {
    this.aside ??= this.root
    this.root = emptyFolder()
  }

  remount(): void {
    if (this.aside) this.root = this.aside
    this.aside = undefined
  }

  get isUnmounted(): boolean {
    return this.aside !== undefined
  }

  /** Also what lies on a disk that is unmounted. */
  *everything(): Iterable<DiskEntry> {
    yield* this.all()
    if (this.aside) yield* this.all(this.aside)
  }

  clearFaults(): void {
    this.full = false
    this.access = 'granted'
    this.hiddenEnds.clear()
    this.remount()
    for (const entry of this.all()) entry.fault = undefined
    this.root.fault = undefined
  }
}

function emptyFolder(): DiskFolder {
  return { kind: 'folder', name: '', parent: undefined, children: new Map() }
}
