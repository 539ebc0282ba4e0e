/**
 * Trees of nodes, keyed by id. The base is whole; the local and the remote tree are the base with what differs laid
 * over it, so that everything done in a cycle costs what changed, not what the drive holds.
 */
import { type ContentHash, type NodeId, ROOT } from './ids'
import { MultiMap } from './multi-map'
import { nameKey, type Path } from './name'

export interface Place {
  readonly parent: NodeId
  readonly name: string
}

export interface FolderEntry extends Place {
  readonly id: NodeId
  readonly kind: 'folder'
}

export interface FileEntry extends Place {
  readonly id: NodeId
  readonly kind: 'file'
  /** `undefined`: seen on the disk, not read yet. Never `undefined` in the base or the remote tree. */
  readonly content: ContentHash | undefined
  /** Bytes. */
  readonly size: number
}

export type Entry = FolderEntry | FileEntry

export function samePlace(a: Place, b: Place): boolean {
  return a.parent === b.parent && a.name === b.name
}

/** What the planner reads of a tree. */
export interface Tree<E extends Entry = Entry> {
  get(id: NodeId): E | undefined
  /** Ids of the entries directly in `folder`. */
  children(folder: NodeId): Iterable<NodeId>
  /** Entries of `folder` whose name has this key; more than one only on a disk that tells case apart. */
  named(folder: NodeId, key: string): Iterable<NodeId>
}

/** Children by name key, for one tree. */
class ChildIndex {
  private readonly folders = new Map<NodeId, MultiMap<string>>()

  add(entry: Entry): void {
    const names = this.folders.get(entry.parent) ?? new MultiMap<string>()
    this.folders.set(entry.parent, names)
    names.add(nameKey(entry.name), entry.id)
  }

  remove(entry: Entry): void {
    const names = this.folders.get(entry.parent)
    names?.delete(nameKey(entry.name), entry.id)
    if (names?.size === 0) this.folders.delete(entry.parent)
  }

  named(folder: NodeId, key: string): Iterable<NodeId> {
    return this.folders.get(folder)?.get(key) ?? []
  }

  children(folder: NodeId): Iterable<NodeId> {
    return this.folders.get(folder)?.values() ?? []
  }
}

/** A whole tree in memory. */
export class MapTree<E extends Entry = Entry> implements Tree<E> {
  private readonly entries = new Map<NodeId, E>()
  private readonly index = new ChildIndex()

  constructor(entries: Iterable<E> = []) {
    for (const entry of entries) this.set(entry)
  }

  get size(): number {
    return this.entries.size
  }

  get(id: NodeId): E | undefined {
    return this.entries.get(id)
  }

  all(): Iterable<E> {
    return this.entries.values()
  }

  children(folder: NodeId): Iterable<NodeId> {
    return this.index.children(folder)
  }

  named(folder: NodeId, key: string): Iterable<NodeId> {
    return this.index.named(folder, key)
  }

  set(entry: E): void {
    const before = this.entries.get(entry.id)
    if (before) this.index.remove(before)
    this.entries.set(entry.id, entry)
    this.index.add(entry)
  }

  delete(id: NodeId): void {
    const before = this.entries.get(id)
    if (!before) return
    this.index.remove(before)
    this.entries.delete(id)
  }
}

/** `under` with changes laid over it: an entry replaces, `gone` hides. */
export class OverlayTree<E extends Entry = Entry> implements Tree<E> {
  private readonly over = new Map<NodeId, E | 'gone'>()
  private readonly index = new ChildIndex()

  constructor(private readonly under: Tree<E>) {}

  /** Ids that may differ from the tree below. */
  changed(): Iterable<NodeId> {
    return this.over.keys()
  }

  get changes(): number {
    return this.over.size
  }

  isChanged(id: NodeId): boolean {
    return this.over.has(id)
  }

  get(id: NodeId): E | undefined {
    const entry = this.over.get(id)
    if (entry === 'gone') return undefined
    return entry ?? this.under.get(id)
  }

  *children(folder: NodeId): Iterable<NodeId> {
    for (const id of this.under.children(folder)) if (!this.over.has(id)) yield id
    yield* this.index.children(folder)
  }

  *named(folder: NodeId, key: string): Iterable<NodeId> {
    for (const id of this.under.named(folder, key)) if (!this.over.has(id)) yield id
    yield* this.index.named(folder, key)
  }

  set(entry: E): void {
    this.lay(entry.id, entry)
  }

  hide(id: NodeId): void {
    this.lay(id, 'gone')
  }

  /** Shows what lies below again. */
  clear(id: NodeId): void {
    const before = this.over.get(id)
    if (before && before !== 'gone') this.index.remove(before)
    this.over.delete(id)
  }

  private lay(id: NodeId, entry: E | 'gone'): void {
    this.clear(id)
    this.over.set(id, entry)
    if (entry !== 'gone') this.index.add(entry)
  }
}

/** Two trees that have no node in common, as one. */
export class BothTrees<E extends Entry = Entry> implements Tree<E> {
  constructor(
    private readonly one: Tree<E>,
    private readonly other: Tree<E>,
  ) {}

  get(id: NodeId): E | undefined {
    return this.one.get(id) ?? this.other.get(id)
  }

  *children(folder: NodeId): Iterable<NodeId> {
    yield* this.one.children(folder)
    yield* this.other.children(folder)
  }

  *named(folder: NodeId, key: string): Iterable<NodeId> {
    yield* this.one.named(folder, key)
    yield* this.other.named(folder, key)
  }
}

/** The names from the root to `id`, or `undefined` when a parent is missing. */
export function pathOf(tree: Tree, id: NodeId, spell: (entry: Entry) => string = entry => entry.name): Path | undefined {
  const names: string[] = []
  for (let at = id; at !== ROOT; ) {
    const entry = tree.get(at)
    if (!entry) return undefined
    names.push(spell(entry))
    at = entry.parent
  }
  return names.reverse()
}

/** Everything below `folder`, parents before children; `folder` itself is not among them. */
export function* descendants(tree: Tree, folder: NodeId): Iterable<NodeId> {
  const queue = [...tree.children(folder)]
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    yield id
    queue.push(...tree.children(id))
  }
}

/** Whether `id` is `folder` or lies somewhere below it. */
export function isWithin(tree: Tree, id: NodeId, folder: NodeId): boolean {
  for (let at: NodeId | undefined = id; at !== undefined; at = tree.get(at)?.parent) {
    if (at === folder) return true
    if (at === ROOT) return false
  }
  return false
}
