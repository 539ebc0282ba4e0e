/**
 * Which new item is which missing one: a move. The watcher says so directly; else same name, size and time; else same
 * content; and a folder whose items went to one new folder is that folder. What is left is new, or missing.
 *
 * Only the watcher's word says as well that a moved file holds what it held: files out of reproducible archives share
 * one time, and differ all the same. Without it a file keeps its identity, and is read.
 */

import { EMPTY_CONTENT } from '../chunk/manifest'
import { type DeviceTrees, pathKey } from '../device-trees'
import { type NodeId, ROOT } from '../ids'
import { nameKey, type Path } from '../name'
import { type LocalEntry, sameFingerprint } from '../sides'
import { vanished } from './scan'

export interface MoveHint {
  readonly from: Path
  readonly to: Path
}

/** Reads the content of local files into the local tree; those that cannot be read stay unread. */
export type ReadContents = (ids: readonly NodeId[]) => Promise<void>

/** Gives moved items their identity back. `changed`: joined paths of which the watcher told more than a move. */
export async function matchMoves(
  trees: DeviceTrees,
  hints: readonly MoveHint[],
  changed: ReadonlySet<string>,
  readContents: ReadContents,
): Promise<void> {
  if (trees.missing.size === 0) return
  for (const hint of hints) followHint(trees, hint, changed)
  if (trees.missing.size === 0) return
  await new Matching(trees).run(readContents)
}

function followHint(trees: DeviceTrees, hint: MoveHint, changed: ReadonlySet<string>): void {
  const from = trees.findLocal(hint.from)
  const to = trees.findLocal(hint.to)
  if (from === undefined || to === undefined || !trees.missing.has(from) || !isNew(trees, to)) return
  if (trees.local.get(from)?.kind !== trees.local.get(to)?.kind) return
  for (const { id, before } of identify(trees, to, from)) {
    if (changed.has(pathKey(trees.localPath(id) ?? []))) trees.doubt(id)
    else keepContent(trees, id, before)
  }
}

function isNew(trees: DeviceTrees, id: NodeId): boolean {
  return !trees.base.get(id) && !trees.remote.get(id) && trees.local.get(id) !== undefined
}

/** A file that is a known one, and what it was there. */
interface Identified {
  readonly id: NodeId
  readonly before: LocalEntry
}

/** `fresh` is the missing node `known`, at a new place; in folders, items of the same name are the same items. Gives all files among them. */
function identify(trees: DeviceTrees, fresh: NodeId, known: NodeId): Identified[] {
  const before = trees.local.get(known)
  const now = trees.local.get(fresh)
  if (!before || !now) return []
  const since = trees.missing.get(known) ?? [...trees.missing.values()][0] ?? 0
  const children = before.kind === 'folder' ? [...trees.local.children(known)] : []
  trees.missing.delete(known)
  trees.relabel(fresh, known)
  if (before.kind === 'file') return [{ id: known, before }]
  const files: Identified[] = []
  for (const child of children) {
    const entry = trees.local.get(child)
    if (!entry || entry.parent !== known) continue
    const twin = newTwin(trees, known, entry)
    if (twin === undefined) trees.missing.set(child, since)
    else files.push(...identify(trees, twin, child))
  }
  return files
}

/** A moved file whose fingerprint is the old one holds what it held. */
function keepContent(trees: DeviceTrees, id: NodeId, before: LocalEntry): void {
  const now = trees.local.get(id)
  if (now?.kind !== 'file' || before.kind !== 'file' || now.content !== undefined) return
  if (before.fingerprint && now.fingerprint && sameFingerprint(before.fingerprint, now.fingerprint)) {
    trees.setLocal({ ...now, content: before.content, observedAt: before.observedAt })
  }
}

function newTwin(trees: DeviceTrees, folder: NodeId, entry: LocalEntry): NodeId | undefined {
  for (const id of trees.local.named(folder, nameKey(entry.name))) {
    if (id !== entry.id && isNew(trees, id) && trees.local.get(id)?.kind === entry.kind) return id
  }
  return undefined
}

class Matching {
  /** Missing files that were not matched yet, and ways to look them up. */
  private readonly lost = new Set<NodeId>()
  private readonly sizes = new Set<number>()
  private readonly index = new Map<string, NodeId[]>()
  /** Where missing items lay before anything was matched. */
  private readonly oldParent = new Map<NodeId, NodeId>()
  /** For each missing folder: how many of its items went to which new folder. */
  private readonly votes = new Map<NodeId, Map<NodeId, number>>()

  constructor(private readonly trees: DeviceTrees) {
    for (const id of vanished(trees)) {
      const entry = trees.local.get(id)
      if (!entry) continue
      this.oldParent.set(id, entry.parent)
      if (entry.kind !== 'file' || !trees.base.get(id)) continue
      this.lost.add(id)
      this.sizes.add(entry.size)
      for (const key of [byTime(entry), byContentAndName(entry), byContent(entry)]) if (key) this.addKey(key, id)
    }
  }

  async run(readContents: ReadContents): Promise<void> {
    const candidates = [...this.trees.local.changed()].filter(id => this.isCandidate(id))
    const unsure = candidates.filter(id => !this.matchBy(byTime, id))
    await readContents(unsure.filter(id => isUnread(this.trees.local.get(id))))
    const renamed = unsure.filter(id => !this.matchBy(byContentAndName, id))
    for (const id of renamed) this.matchBy(byContent, id)
    this.matchFolders()
  }

  private addKey(key: string, id: NodeId): void {
    const ids = this.index.get(key)
    if (ids) ids.push(id)
    else this.index.set(key, [id])
  }

  private isCandidate(id: NodeId): boolean {
    const entry = this.trees.local.get(id)
    return entry?.kind === 'file' && this.sizes.has(entry.size) && isNew(this.trees, id)
  }

  private matchBy(keyOf: (entry: LocalEntry) => string | undefined, fresh: NodeId): boolean {
    const file = this.trees.local.get(fresh)
    if (!file || !isNew(this.trees, fresh)) return false
    const id = this.index.get(keyOf(file) ?? '')?.find(candidate => this.lost.has(candidate))
    if (id === undefined) return false
    this.lost.delete(id)
    this.vote(this.oldParent.get(id), file.parent)
    this.recognise(fresh, id)
    return true
  }

  /** Without the watcher's word. */
  private recognise(fresh: NodeId, known: NodeId): void {
    for (const { id } of identify(this.trees, fresh, known)) this.trees.doubt(id)
  }

  private vote(from: NodeId | undefined, to: NodeId): void {
    if (from === undefined || from === ROOT || !this.oldParent.has(from) || !isNew(this.trees, to)) return
    const votes = this.votes.get(from) ?? new Map<NodeId, number>()
    votes.set(to, (votes.get(to) ?? 0) + 1)
    this.votes.set(from, votes)
  }

  /** From the deepest up, so that a folder that was recognised speaks for the one it lay in. */
  private matchFolders(): void {
    const byDepth = new Map<number, NodeId[]>()
    for (const id of this.oldParent.keys()) {
      const depth = this.depth(id)
      const ids = byDepth.get(depth)
      if (ids) ids.push(id)
      else byDepth.set(depth, [id])
    }
    for (const depth of [...byDepth.keys()].sort((a, b) => b - a)) {
      for (const id of byDepth.get(depth) ?? []) this.matchFolder(id)
    }
  }

  private matchFolder(id: NodeId): void {
    const best = [...(this.votes.get(id) ?? [])].filter(([to]) => isNew(this.trees, to)).sort((a, b) => b[1] - a[1])[0]
    if (!best) return
    const parent = this.trees.local.get(best[0])?.parent
    this.recognise(best[0], id)
    if (parent !== undefined) this.vote(this.oldParent.get(id), parent)
  }

  private depth(id: NodeId): number {
    let depth = 0
    for (let at = this.oldParent.get(id); at !== undefined; at = this.oldParent.get(at)) depth++
    return depth
  }
}

function isUnread(entry: LocalEntry | undefined): boolean {
  return entry?.kind === 'file' && entry.content === undefined
}

function byTime(entry: LocalEntry): string | undefined {
  return entry.fingerprint ? `time ${entry.fingerprint.size} ${entry.fingerprint.mtime} ${entry.name}` : undefined
}

function byContentAndName(entry: LocalEntry): string | undefined {
  return entry.kind === 'file' && entry.content ? `content ${entry.content} ${entry.name}` : undefined
}

/** All empty files are alike, so those are only matched by name as well. */
function byContent(entry: LocalEntry): string | undefined {
  return entry.kind === 'file' && entry.content && entry.content !== EMPTY_CONTENT ? `content ${entry.content}` : undefined
}
