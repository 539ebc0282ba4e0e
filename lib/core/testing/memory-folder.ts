/**
 * The LocalFolder port over a disk in memory, as badly behaved as the platform: a write makes an empty file first and
 * a swap file beside it, a folder is moved piece by piece, some names are neither listed nor opened. Between any two
 * effects a person may act, and the device may die.
 */
import type { Path } from '../name'
import type {
  Access,
  ChangeResult,
  Clock,
  ListedEntry,
  Listing,
  LocalFolder,
  LocalProblem,
  ReadFailure,
  SmallRead,
  Standing,
  WatchHint,
  WriteResult,
} from '../ports'
import { ReadFault } from '../ports'
import { type Fingerprint, sameFingerprint } from '../sides'
import type { Bytes } from './content'
import { CrashGate } from './crash-gate'
import type { DiskEntry, DiskFile, DiskFolder, MemoryDisk } from './memory-disk'

export const SWAP_SUFFIX = '.crswap'
const SLICE_BYTES = 256 * 1024
const STALE = { kind: 'stale' } as const
const DONE = { kind: 'done' } as const
const NOTHING: Listing = { complete: false, entries: [] }
const EMPTY: Bytes = new Uint8Array(0)

export interface MemoryFolderOptions {
  /** Without it the platform cannot watch. */
  readonly watchClock?: Clock
  /** How long the platform takes to tell of a change. */
  readonly watchDelay?: () => number
}

export class MemoryFolder implements LocalFolder {
  constructor(
    private readonly disk: MemoryDisk,
    private readonly gate = new CrashGate(),
    private readonly options: MemoryFolderOptions = {},
  ) {}

  access(): Promise<Access> {
    return this.gate.call(async () => this.disk.access)
  }

  list(path: Path): Promise<Listing | 'gone'> {
    return this.gate.call(async () => {
      if (this.disk.access === 'gone') return 'gone'
      if (this.disk.access !== 'granted') return NOTHING
      const folder = this.disk.folder(path)
      if (!folder || path.some(name => this.disk.hides(name))) return 'gone'
      if (folder.fault && folder.fault !== 'incomplete') return NOTHING
      const entries = [...folder.children.values()].filter(entry => !this.disk.hides(entry.name))
      if (folder.fault === 'incomplete') return { complete: false, entries: entries.slice(entries.length >> 1).map(listed) }
      return { complete: true, entries: entries.map(listed) }
    })
  }

  standing(path: Path): Promise<Standing> {
    return this.gate.call(async () => {
      const problem = this.nameIn(path)
      if (problem) return problem
      const folder = this.disk.folder(path.slice(0, -1))
      if (!folder) return 'unreadable'
      if (folder.fault && folder.fault !== 'incomplete') return folder.fault
      return folder.children.get(this.disk.kind.key(last(path)))?.kind ?? 'nothing'
    })
  }

  readSmall(files: readonly { readonly path: Path; readonly expected: Fingerprint }[]): Promise<readonly SmallRead[]> {
    return this.gate.call(async () => {
      const answers: SmallRead[] = []
      for (const { path, expected } of files) answers.push(await this.readOne(path, expected))
      return answers
    })
  }

  async *readLarge(path: Path, expected: Fingerprint): AsyncIterable<Uint8Array> {
    await this.gate.pass()
    for (let offset = 0; offset < expected.size || offset === 0; offset += SLICE_BYTES) {
      const file = this.readable(path, expected)
      if (!('bytes' in file)) throw new ReadFault(file)
      if (file.bytes.length > 0) yield file.bytes.subarray(offset, offset + SLICE_BYTES)
      await this.gate.pass()
    }
    const end = this.readable(path, expected)
    if (!('bytes' in end)) throw new ReadFault(end)
  }

  readRange(path: Path, expected: Fingerprint, offset: number, length: number): Promise<SmallRead> {
    return this.gate.call(async () => {
      const read = await this.readOne(path, expected)
      return read.kind === 'read' ? { kind: 'read', bytes: read.bytes.slice(offset, offset + length) } : read
    })
  }

  write(path: Path, expected: Fingerprint | 'absent', content: AsyncIterable<Bytes>): Promise<WriteResult> {
    return this.gate.call(() => this.writeBeside(path, expected, content))
  }

  makeFolder(path: Path): Promise<ChangeResult> {
    return this.gate.call(async () => {
      const problem = this.nameIn(path)
      if (problem) return { kind: 'problem', why: problem }
      const parent = this.disk.folder(path.slice(0, -1))
      const name = last(path)
      if (!parent) return STALE
      const there = parent.children.get(this.disk.kind.key(name))
      if (there) return there.kind === 'folder' ? DONE : STALE
      if (this.disk.full) return { kind: 'problem', why: 'disk-full' }
      this.gate.effects++
      this.disk.createFolder(parent, name)
      return DONE
    })
  }

  moveFile(from: Path, to: Path, expected: Fingerprint): Promise<WriteResult> {
    return this.gate.call(async () => {
      const problem = this.nameIn(from) ?? this.nameIn(to)
      if (problem) return { kind: 'problem', why: problem }
      const file = this.disk.file(from)
      const parent = this.disk.folder(to.slice(0, -1))
      if (!file || !sameFingerprint(fingerprintOf(file), expected) || !parent) return STALE
      if (!this.disk.isFree(file, parent, last(to))) return STALE
      if (file.fault) return { kind: 'problem', why: file.fault }
      // What is changed from here on moves along; the fingerprint tells of it.
      await this.gate.pass()
      if (this.disk.file(from) !== file || this.disk.folder(to.slice(0, -1)) !== parent || !this.disk.isFree(file, parent, last(to)))
        return STALE
      this.gate.effects++
      this.disk.relink(file, parent, last(to), 'device')
      await this.gate.pass()
      const moved = this.disk.file(to)
      return moved ? { kind: 'done', fingerprint: fingerprintOf(moved) } : STALE
    })
  }

  moveFolder(from: Path, to: Path): Promise<ChangeResult> {
    return this.gate.call(async () => {
      const problem = this.nameIn(from) ?? this.nameIn(to)
      if (problem) return { kind: 'problem', why: problem }
      const folder = this.disk.folder(from)
      const parent = this.disk.folder(to.slice(0, -1))
      if (!folder || !parent || this.disk.isInside(parent, folder)) return STALE
      const there = parent.children.get(this.disk.kind.key(last(to)))
      if (there && there !== folder) return STALE
      return there === folder ? this.respell(folder, parent, last(to)) : this.movePieces(folder, parent, last(to))
    })
  }

  removeFile(path: Path, expected: Fingerprint): Promise<ChangeResult> {
    return this.gate.call(async () => {
      const problem = this.nameIn(path)
      if (problem) return { kind: 'problem', why: problem }
      const file = this.disk.file(path)
      if (!file || !sameFingerprint(fingerprintOf(file), expected)) return STALE
      if (file.fault) return { kind: 'problem', why: file.fault }
      this.gate.effects++
      this.disk.unlink(file, 'device')
      return DONE
    })
  }

  removeFolder(path: Path): Promise<ChangeResult> {
    return this.gate.call(async () => {
      const problem = this.nameIn(path)
      if (problem) return { kind: 'problem', why: problem }
      const entry = this.disk.find(path)
      if (!entry) return DONE
      if (entry.kind === 'file') return STALE
      if (entry.children.size > 0) return { kind: 'not-empty' }
      if (entry.fault && entry.fault !== 'incomplete') return { kind: 'problem', why: entry.fault }
      this.gate.effects++
      this.disk.unlink(entry, 'device')
      return DONE
    })
  }

  nameProblem(name: string): LocalProblem | undefined {
    return this.disk.kind.hides(name)
  }

  async watch(hint: (hints: readonly WatchHint[]) => void): Promise<(() => void) | undefined> {
    const { watchClock: clock, watchDelay } = this.options
    if (!clock) return undefined
    let waiting: WatchHint[] | undefined
    const watcher = (seen: WatchHint) => {
      if (waiting) return void waiting.push(seen)
      const batch = [seen]
      waiting = batch
      clock.after(watchDelay?.() ?? 0, () => {
        waiting = undefined
        if (!this.gate.isShut) hint(batch)
      })
    }
    this.disk.watchers.add(watcher)
    return () => this.disk.watchers.delete(watcher)
  }

  // ── Reading ──────────────────────────────────────────────────────────────────────────────────────────────────────

  private async readOne(path: Path, expected: Fingerprint): Promise<SmallRead> {
    const before = this.readable(path, expected)
    if (!('bytes' in before)) return before
    const bytes = before.bytes.slice()
    await this.gate.pass()
    const after = this.readable(path, expected)
    return 'bytes' in after ? { kind: 'read', bytes } : after
  }

  private readable(path: Path, expected: Fingerprint): DiskFile | ReadFailure {
    const problem = this.nameIn(path)
    if (problem) return { kind: 'problem', why: problem }
    const file = this.disk.file(path)
    if (!file) return { kind: 'gone' }
    if (file.fault) return { kind: 'problem', why: file.fault }
    return sameFingerprint(fingerprintOf(file), expected) ? file : { kind: 'changed' }
  }

  // ── Writing ──────────────────────────────────────────────────────────────────────────────────────────────────────

  private async writeBeside(path: Path, expected: Fingerprint | 'absent', content: AsyncIterable<Bytes>): Promise<WriteResult> {
    const problem = this.nameIn(path)
    if (problem) return { kind: 'problem', why: problem }
    const parent = this.disk.folder(path.slice(0, -1))
    const there = this.disk.find(path)
    if (!parent || !isExpected(there, expected)) return STALE
    if (there?.fault) return { kind: 'problem', why: there.fault as LocalProblem }
    this.gate.effects++
    const target = there?.kind === 'file' ? there : this.disk.create(parent, last(path), EMPTY, 'browser')
    const asFound = fingerprintOf(target)
    const swap = this.disk.create(parent, freeSwapName(this.disk, parent, last(path)), EMPTY, 'browser')
    await this.gate.pass()
    try {
      const failure = await this.fillSwap(swap, content)
      if (failure) return failure
      const refused = this.refusal(path, target, asFound)
      if (refused) return refused
      await this.gate.pass()
      const late = this.refusal(path, target, asFound)
      if (late) return late
      this.disk.fill(target, swap.bytes, 'device')
      const fingerprint = fingerprintOf(target)
      // The new content is in place, and the swap file still beside it.
      await this.gate.pass()
      return { kind: 'done', fingerprint }
    } finally {
      this.tidy(swap, target, expected, asFound)
      await this.gate.pass()
    }
  }

  /** Why a target must not be replaced. */
  private refusal(path: Path, target: DiskFile, asFound: Fingerprint): WriteResult | undefined {
    if (this.disk.find(path) !== target || !sameFingerprint(fingerprintOf(target), asFound)) return STALE
    if (target.fault) return { kind: 'problem', why: target.fault }
    return this.disk.access === 'granted' ? undefined : { kind: 'problem', why: 'no-permission' }
  }

  /** What the browser does with a writable that was closed or aborted. */
  private tidy(swap: DiskFile, target: DiskFile, expected: Fingerprint | 'absent', asFound: Fingerprint): void {
    if (this.gate.isShut) return
    if (this.disk.has(swap)) this.disk.unlink(swap, 'browser')
    const isPlaceholder = expected === 'absent' && target.bytes === EMPTY && sameFingerprint(fingerprintOf(target), asFound)
    if (isPlaceholder && this.disk.has(target)) this.disk.unlink(target, 'browser')
  }

  private async fillSwap(swap: DiskFile, content: AsyncIterable<Bytes>): Promise<WriteResult | undefined> {
    const parts: Bytes[] = []
    for await (const part of content) {
      if (this.disk.full) return { kind: 'problem', why: 'disk-full' }
      parts.push(part.slice())
      swap.bytes = parts[0] as Bytes
      await this.gate.pass()
    }
    swap.bytes = joined(parts)
    return undefined
  }

  // ── Moving folders ───────────────────────────────────────────────────────────────────────────────────────────────

  /** A directory cannot be moved: another is made, the files go over one by one, the emptied one is removed. */
  private async movePieces(folder: DiskFolder, parent: DiskFolder, name: string): Promise<ChangeResult> {
    if (folder.fault && folder.fault !== 'incomplete') return { kind: 'problem', why: folder.fault }
    this.gate.effects++
    const target = this.disk.createFolder(parent, name)
    for (const entry of [...folder.children.values()]) {
      await this.gate.pass()
      if (!this.disk.has(entry) || entry.parent !== folder) continue
      const moved = await this.movePiece(entry, target)
      if (moved.kind !== 'done') return moved
    }
    await this.gate.pass()
    if (folder.children.size > 0 || !this.disk.has(folder)) return STALE
    this.disk.unlink(folder, 'device')
    return DONE
  }

  private async movePiece(entry: DiskEntry, target: DiskFolder): Promise<ChangeResult> {
    if (!this.disk.isFree(entry, target, entry.name) || !this.disk.has(target)) return STALE
    if (entry.kind === 'folder') return this.movePieces(entry, target, entry.name)
    if (entry.fault) return { kind: 'problem', why: entry.fault }
    this.disk.relink(entry, target, entry.name, 'device')
    return DONE
  }

  /** The same folder under a name that the disk takes for the same. */
  private async respell(folder: DiskFolder, parent: DiskFolder, name: string): Promise<ChangeResult> {
    if (folder.fault && folder.fault !== 'incomplete') return { kind: 'problem', why: folder.fault }
    this.gate.effects++
    this.disk.relink(folder, parent, name, 'device')
    return DONE
  }

  private nameIn(path: Path): LocalProblem | undefined {
    if (this.disk.access !== 'granted') return 'no-permission'
    return path.map(name => this.disk.hides(name)).find(problem => problem !== undefined)
  }
}

function joined(parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function last(path: Path): string {
  return path[path.length - 1] as string
}

export function fingerprintOf(file: DiskFile): Fingerprint {
  return { size: file.bytes.length, mtime: file.mtime }
}

function listed(entry: DiskEntry): ListedEntry {
  if (entry.kind === 'folder') return { kind: 'folder', name: entry.name }
  if (entry.fault === 'unreadable' || entry.fault === 'no-permission') return { kind: 'unreadable', name: entry.name, why: entry.fault }
  return { kind: 'file', name: entry.name, fingerprint: fingerprintOf(entry) }
}

function isExpected(there: DiskEntry | undefined, expected: Fingerprint | 'absent'): boolean {
  if (expected === 'absent') return there === undefined
  return there?.kind === 'file' && sameFingerprint(fingerprintOf(there), expected)
}

function freeSwapName(disk: MemoryDisk, parent: DiskFolder, name: string): string {
  for (let attempt = 0; ; attempt++) {
    const candidate = `${name}${attempt === 0 ? '' : `.${attempt}`}${SWAP_SUFFIX}`
    if (!parent.children.has(disk.kind.key(candidate))) return candidate
  }
}
