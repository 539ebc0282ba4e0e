/**
 * What the disk shows, laid into the local tree. A listing that is not complete proves no absence; what a complete one
 * no longer shows is only missing until a second look. Which new item is which missing one is found in `match.ts`.
 */
import { type DeviceTrees, pathKey } from '../device-trees'
import { type NodeId, ROOT } from '../ids'
import { MAX_DEPTH, nameKey, type Path } from '../name'
import { drain } from '../pool'
import type { ListedEntry, Listing, LocalFolder, LocalProblem } from '../ports'
import { isRacy, type LocalEntry, sameFingerprint, spelled } from '../sides'
import { nodeOfTemporaryName } from '../temporary-name'
import { descendants } from '../tree'
import type { Ignored } from './ignore'

/** A vanished item is gone when it is still away in a listing this much later: editors delete and create to save. */
export const SECOND_LOOK_MS = 3000
const FOLDERS_AT_ONCE = 16
/** Re-reading what may have changed within the disk's step of time is left out for large files on disks with fine steps. */
const RACY_REREAD_BYTES = 8 * 1024 * 1024

export interface ScanContext {
  readonly trees: DeviceTrees
  readonly folder: LocalFolder
  readonly ignored: Ignored
  readonly newId: () => NodeId
  readonly now: () => number
  /** Called with the count of items seen so far. */
  readonly progress: (found: number) => void
}

export interface ScanResult {
  /** Folders that changed while they were listed. */
  readonly again: readonly NodeId[]
  /** Unchanged by size and time, but changed too recently to be sure. */
  readonly racy: readonly NodeId[]
  /** New items that cannot be read: they have no node. */
  readonly strangers: ReadonlyMap<NodeId, readonly { readonly path: Path; readonly why: LocalProblem }[]>
}

/** Lists `folders` (all known ones: `everything`) and whatever folders are new in them. `root-gone`: nothing was concluded. */
export async function scan(context: ScanContext, folders: Iterable<NodeId>, everything: boolean): Promise<ScanResult | 'root-gone'> {
  const pass = new ScanPass(context, everything)
  return pass.run(folders)
}

class ScanPass {
  private readonly racy: NodeId[] = []
  private readonly strangers = new Map<NodeId, { path: Path; why: LocalProblem }[]>()
  private readonly queued = new Set<NodeId>()
  private readonly queue: NodeId[] = []
  /** Folders whose known sub-folders are listed too. */
  private readonly deep = new Set<NodeId>()
  private readonly again: NodeId[] = []
  private found = 0
  private rootGone = false

  constructor(
    private readonly context: ScanContext,
    everything: boolean,
  ) {
    if (everything) this.deep.add(ROOT)
  }

  async run(folders: Iterable<NodeId>): Promise<ScanResult | 'root-gone'> {
    this.context.trees.justWritten.clear()
    for (const id of folders) this.enqueue(id)
    await drain(this.queue, FOLDERS_AT_ONCE, id => this.visit(id))
    if (this.rootGone) return 'root-gone'
    return { racy: this.racy, again: this.again, strangers: this.strangers }
  }

  private enqueue(id: NodeId): void {
    if (this.queued.has(id)) return
    this.queued.add(id)
    this.queue.push(id)
  }

  private async visit(id: NodeId): Promise<void> {
    const path = this.context.trees.localPath(id)
    if (!path) return
    if (path.length > MAX_DEPTH) return void this.context.trees.unreadable.set(id, 'too-long')
    const listing = await this.context.folder.list(path)
    if (listing !== 'gone') {
      const doubted = this.compare(id, path, listing, await this.leftAlone(path, listing))
      if (doubted.length > 0) await this.lookAgain(doubted, id, path, listing)
    } else if (id === ROOT) this.rootGone = true
    else this.askParent(this.context.trees.local.get(id)?.parent ?? ROOT)
  }

  /** That a folder is gone is for the listing of its parent to show. */
  private askParent(parent: NodeId): void {
    if (this.queued.has(parent)) this.again.push(parent)
    else this.enqueue(parent)
  }

  /** Names of folders that left sync and still hold nothing that sync sees. One that does is an ordinary new folder. */
  private async leftAlone(path: Path, listing: Listing): Promise<ReadonlySet<string>> {
    const alone = new Set<string>()
    for (const { kind, name } of listing.entries) {
      const full = [...path, name]
      if (kind !== 'folder' || !this.context.trees.isLeft(full)) continue
      if (await this.holdsOnlyIgnored(full)) alone.add(name)
      else this.context.trees.unleave(full)
    }
    return alone
  }

  private async holdsOnlyIgnored(path: Path): Promise<boolean> {
    const listing = await this.context.folder.list(path)
    if (listing === 'gone' || !listing.complete) return true
    for (const { kind, name } of listing.entries) {
      const full = [...path, name]
      if (this.context.ignored(full, kind === 'folder')) continue
      const isAlone = kind === 'folder' && this.context.trees.isLeft(full) && (await this.holdsOnlyIgnored(full))
      if (!isAlone) return false
    }
    return true
  }

  /** Lays a listing into the tree. Gives the children whose absence it would prove, were it not for what platforms hide. */
  private compare(folder: NodeId, path: Path, listing: Listing, alone: ReadonlySet<string>): NodeId[] {
    const { trees } = this.context
    const unseen = new Set(trees.local.children(folder))
    this.strangers.set(folder, [])
    const { seen, fresh } = this.recognise(folder, path, listing, alone)
    for (const [id, entry] of seen) {
      unseen.delete(id)
      // We wrote it ourselves while the folder was listed.
      if (trees.justWritten.has(id)) this.again.push(folder)
      else this.see(id, folder, entry)
    }
    for (const entry of fresh) this.add(folder, path, entry, unseen)
    const doubted = [...unseen].filter(id => this.miss(id, path, listing.complete))
    this.context.progress(this.found)
    return doubted
  }

  /** Which listed entries are known children, and which are new. Of two that differ in normal form only, one is known. */
  private recognise(folder: NodeId, path: Path, listing: Listing, alone: ReadonlySet<string>) {
    const { trees, ignored } = this.context
    const seen = new Map<NodeId, ListedEntry>()
    const fresh: ListedEntry[] = []
    for (const entry of listing.entries) {
      const full = [...path, entry.name]
      if (ignored(full, entry.kind === 'folder')) continue
      this.found++
      const known = this.match(folder, entry)
      const rival = known && seen.get(known)
      const isKnown = known !== undefined && (!rival || trees.isSpelled(known, entry.name))
      if (isKnown) seen.set(known, entry)
      const other = isKnown ? rival : entry
      if (other && !alone.has(other.name) && !trees.writing.has(pathKey([...path, other.name]))) fresh.push(other)
    }
    return { seen, fresh }
  }

  /** The known child that a listed entry is. */
  private match(folder: NodeId, entry: ListedEntry): NodeId | undefined {
    const { trees } = this.context
    const parked = nodeOfTemporaryName(entry.name)
    if (parked !== undefined && trees.local.get(parked)) return parked
    const id = trees.localChild(folder, entry.name)
    if (id === undefined) return undefined
    return entry.kind === 'unreadable' || trees.local.get(id)?.kind === entry.kind ? id : undefined
  }

  private see(id: NodeId, folder: NodeId, entry: ListedEntry): void {
    const { trees } = this.context
    const isBack = trees.missing.delete(id) || trees.unreadable.has(id)
    if (entry.kind === 'unreadable') return void trees.unreadable.set(id, entry.why)
    trees.unreadable.delete(id)
    const before = trees.local.get(id) as LocalEntry
    const place = nodeOfTemporaryName(entry.name) === undefined ? before : { parent: folder, name: entry.name }
    trees.setLocal(this.observed({ ...before, parent: place.parent, name: place.name }, entry))
    if (entry.kind !== 'folder' || !(isBack || this.deep.has(folder))) return
    this.deep.add(id)
    this.enqueue(id)
  }

  private observed(before: LocalEntry, entry: ListedEntry): LocalEntry {
    const { spelling: _, ...rest } = before
    const named = entry.name === before.name ? rest : { ...rest, spelling: entry.name }
    if (entry.kind !== 'file' || named.kind !== 'file') return named
    if (named.fingerprint && sameFingerprint(named.fingerprint, entry.fingerprint)) {
      if (isRacy(named) && isWorthReading(named)) this.racy.push(named.id)
      return named
    }
    return { ...named, size: entry.fingerprint.size, content: undefined, fingerprint: entry.fingerprint, observedAt: this.context.now() }
  }

  private add(folder: NodeId, path: Path, entry: ListedEntry, unseen: Set<NodeId>): void {
    const full = [...path, entry.name]
    if (entry.kind === 'unreadable') return void this.strangers.get(folder)?.push({ path: full, why: entry.why })
    if (this.respelled(folder, entry, unseen)) return
    const id = this.idFor(full, entry.kind)
    const place = { id, parent: folder, name: entry.name, observedAt: this.context.now() }
    this.context.trees.setLocal(
      entry.kind === 'folder'
        ? { ...place, kind: 'folder', fingerprint: null }
        : { ...place, kind: 'file', content: undefined, size: entry.fingerprint.size, fingerprint: entry.fingerprint },
    )
    if (entry.kind === 'folder') this.enqueue(id)
  }

  /** A known child whose name changed only in case: a rename, and on most disks the only way to see it. */
  private respelled(folder: NodeId, entry: ListedEntry, unseen: Set<NodeId>): boolean {
    const { trees } = this.context
    for (const id of trees.local.named(folder, nameKey(entry.name))) {
      const known = trees.local.get(id)
      if (!unseen.has(id) || known?.kind !== entry.kind) continue
      unseen.delete(id)
      const { spelling: _, ...rest } = known
      trees.setLocal({ ...rest, name: entry.name })
      this.see(id, folder, entry)
      return true
    }
    return false
  }

  private idFor(path: Path, kind: 'file' | 'folder'): NodeId {
    const { trees, newId } = this.context
    const pending = trees.awaited.get(pathKey(path))
    // Files are awaited: a folder of that name was made by somebody since.
    if (!pending || kind === 'folder') return newId()
    trees.awaited.delete(pathKey(path))
    if (trees.base.get(pending.id)) return newId()
    if (pending.conflict) trees.conflicts.set(pending.id, pending.conflict)
    return pending.id
  }

  /** Notes that a child is not listed; tells whether its place must be looked at itself. */
  private miss(id: NodeId, path: Path, complete: boolean): boolean {
    const { trees, ignored, now } = this.context
    const entry = trees.local.get(id)
    if (!entry || this.isHidden(entry, path, ignored)) return false
    if (!complete) {
      this.freeze(id, 'unreadable')
      return false
    }
    const since = trees.missing.get(id)
    if (entry.kind === 'file' && !trees.base.get(id) && trees.sentOf(id).length === 0) trees.forgetLocal(id)
    else if (trees.unreadable.has(id) || (since !== undefined && now() - since >= SECOND_LOOK_MS)) return true
    else if (since === undefined) this.startMissing(id, now())
    return false
  }

  /**
   * A browser's update may make it hide names that it has listed so far, without a word: what vanished is only gone when
   * its place was looked at itself.
   */
  private async lookAgain(ids: readonly NodeId[], folder: NodeId, path: Path, { entries }: Listing): Promise<void> {
    const listed = new Set(entries.map(({ name }) => nameKey(name)))
    await Promise.all(ids.map(id => this.lookAt(id, folder, path, listed)))
  }

  private async lookAt(id: NodeId, folder: NodeId, path: Path, listed: ReadonlySet<string>): Promise<void> {
    const { trees, now } = this.context
    const entry = trees.local.get(id)
    if (!entry) return
    // What is listed there is another one.
    const isTaken = listed.has(nameKey(entry.name))
    const standing = isTaken ? 'nothing' : await this.context.folder.standing([...path, spelled(entry)])
    // It was moved or written meanwhile.
    if (trees.local.get(id)?.parent !== folder || trees.justWritten.has(id)) return
    if (standing === entry.kind) return this.freeze(id, 'unreadable')
    if (standing !== 'nothing' && standing !== 'file' && standing !== 'folder') return this.freeze(id, standing)
    if (trees.missing.has(id)) return trees.forgetLocalTree(id)
    trees.unreadable.delete(id)
    this.startMissing(id, now())
  }

  private startMissing(id: NodeId, since: number): void {
    const { missing, local } = this.context.trees
    // What lies in it is missing with it.
    if (missing.size > 0) for (const below of descendants(local, id)) missing.delete(below)
    missing.set(id, since)
  }

  private freeze(id: NodeId, why: LocalProblem): void {
    this.context.trees.missing.delete(id)
    this.context.trees.unreadable.set(id, why)
  }

  /** Not to be seen on purpose: ignored since a folder above has another name, or a name that this device cannot list. */
  private isHidden(entry: LocalEntry, path: Path, ignored: Ignored): boolean {
    const { folder, trees } = this.context
    if (ignored([...path, entry.name], entry.kind === 'folder')) {
      trees.leaveSync(entry.id)
      return true
    }
    if (!folder.nameProblem(entry.name)) return false
    this.freeze(entry.id, 'bad-name')
    return true
  }
}

function isWorthReading(entry: LocalEntry): boolean {
  return entry.kind === 'file' && (entry.size <= RACY_REREAD_BYTES || (entry.fingerprint?.mtime ?? 0) % 1000 === 0)
}

/** Folders that must be listed again for the second look. */
export function foldersOfMissing(trees: DeviceTrees): Set<NodeId> {
  const folders = new Set<NodeId>()
  for (const id of trees.missing.keys()) {
    const entry = trees.local.get(id)
    // Where its folder is known to be gone there is nothing to list: it went with it.
    if (!entry || !trees.localPath(entry.parent)) trees.forgetLocalTree(id)
    else folders.add(entry.parent)
  }
  return folders
}

/** Everything in the vanished items, themselves included. */
export function* vanished(trees: DeviceTrees): Iterable<NodeId> {
  for (const id of trees.missing.keys()) {
    yield id
    yield* descendants(trees.local, id)
  }
}
