/**
 * The three trees of one connected folder in memory, and what of them must be durable. Persists observations, not
 * work: the plan is made anew from the trees in every cycle. It does no I/O but the store's.
 */
import { agreed, isSameBase, isSameLocal, isSameRemote } from './agreement'
import type { ContentHash, NodeId, RevisionId } from './ids'
import { ROOT } from './ids'
import { type IgnoreRules, parseRules } from './local/ignore-rules'
import { MultiMap } from './multi-map'
import type { Path } from './name'
import { nameKey, sameSpelling } from './name'
import type { DeviceState, DeviceStore, Intent, LocalProblem, StateChange } from './ports'
import type { Conflict, RemoteNode } from './protocol/messages'
import type { BaseEntry, LocalEntry, RemoteEntry, Shared } from './sides'
import { sameFingerprint, spelled } from './sides'
import { below, isIgnoredThere } from './sight'
import { BothTrees, descendants, MapTree, OverlayTree, pathOf, samePlace } from './tree'
import { changeOf, newUnsaved, type Unsaved } from './unsaved'
import type { View } from './view'

export class DeviceTrees implements View {
  readonly base = new MapTree<BaseEntry>()
  readonly local = new OverlayTree<LocalEntry>(this.base)
  readonly remote = new OverlayTree<RemoteEntry>(this.base)
  /** What is live on the server and ignored: known, and no part of the remote tree. */
  readonly unseen = new MapTree<RemoteEntry>()
  readonly wholeRemote = new BothTrees<RemoteEntry>(this.remote, this.unseen)
  rules: IgnoreRules = parseRules('')
  /** What the rules were made of. */
  rulesText = ''
  epoch = ''
  cursor = 0
  begun = false
  baseFiles = 0
  /** Raised by everything that is learned or done. */
  version = 0

  /** Known items that a complete listing did not show, and since when: gone only after a second look. Roots of what vanished. */
  readonly missing = new Map<NodeId, number>()
  /** Known items that cannot be read or were not listed: not known, so nothing is done to them. */
  readonly unreadable = new Map<NodeId, LocalProblem>()
  /** Files that were changed too recently to be told by size and time, and when they can be. Until then they are frozen. */
  readonly young = new Map<NodeId, number>()
  /** Local conflict copies still lying under the name of their original. */
  readonly copies = new Map<NodeId, NodeId>()
  /** Conflict copies that the server does not have yet. */
  readonly conflicts = new Map<NodeId, Conflict>()
  /** New files that had ids before this start, by joined path: the scan gives them back. */
  readonly awaited = new Map<string, { readonly id: NodeId; readonly conflict?: Conflict }>()
  /** Paths of new files that are being written: until they are whole they are not to be seen. */
  readonly writing = new Set<string>()
  /** Files whose download ended since the last scan began: a listing from before then is no word on them. */
  readonly justWritten = new Set<NodeId>()
  /** What was sent and not answered yet: when the server turns out to have it, both sides had it, whatever lies here by then. */
  private readonly sent = new Map<NodeId, readonly Shared[]>()
  /** Folders that left sync and stay on the disk, as joined paths. */
  readonly left = new Set<string>()

  private readonly byContent = new MultiMap<ContentHash>()
  /** Nodes told of by an answer before the cursor reached them, with their seq: an older push must not undo them. */
  private readonly ahead = new Map<NodeId, number>()
  private unsaved: Unsaved = newUnsaved()

  constructor(
    private readonly store: DeviceStore,
    state: DeviceState | undefined,
  ) {
    if (state) this.restore(state)
  }

  private restore(state: DeviceState): void {
    this.epoch = state.epoch
    this.cursor = state.cursor
    this.begun = state.begun
    this.rulesText = state.rules
    this.rules = parseRules(state.rules)
    for (const entry of state.base) this.putBase(entry)
    for (const change of state.remote) change.gone ? this.remote.hide(change.id) : this.remote.set(change)
    if (state.remote.length > 0) for (const entry of below(this.remote, ROOT)) this.placeRemote(entry)
    for (const path of state.left) this.left.add(pathKey(path))
    for (const { path, id, sent } of state.intents) if (sent) this.restoreSent(path, id, sent)
    for (const pending of state.conflicts) this.awaited.set(pathKey(pending.path), pending)
    this.unsaved = newUnsaved()
  }

  private restoreSent(path: Path, id: NodeId, sent: readonly Shared[]): void {
    this.sent.set(id, sent)
    if (!this.base.get(id)) this.awaited.set(pathKey(path), { id })
  }

  // ── Reading ──────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Where a node lies on this disk, in the disk's own spelling. */
  localPath(id: NodeId): Path | undefined {
    return id === ROOT ? [] : pathOf(this.local, id, spelled)
  }

  /** The node that the local tree has at `path`. */
  findLocal(path: Path): NodeId | undefined {
    let at: NodeId = ROOT
    for (const name of path) {
      const child = this.localChild(at, name)
      if (child === undefined) return undefined
      at = child
    }
    return at
  }

  /** The child of that name: spelled exactly so, or else in another normal form. */
  localChild(folder: NodeId, name: string): NodeId | undefined {
    const ids = [...this.local.named(folder, nameKey(name))]
    const called = (test: (entry: LocalEntry) => boolean) => ids.find(id => test(this.local.get(id) as LocalEntry))
    return called(entry => spelled(entry) === name) ?? called(entry => sameSpelling(entry.name, name))
  }

  /** Whether a local item was last seen spelled exactly so. */
  isSpelled(id: NodeId, name: string): boolean {
    const entry = this.local.get(id)
    return entry !== undefined && spelled(entry) === name
  }

  /** Whether the local state of a node is not known now: it, or a folder it lies in, was not seen. */
  isFrozen(id: NodeId): boolean {
    if (this.young.has(id)) return true
    for (let at: NodeId | undefined = id; at !== undefined && at !== ROOT; at = this.local.get(at)?.parent) {
      if (this.missing.has(at) || this.unreadable.has(at)) return true
    }
    return false
  }

  /** Files in the folder that both sides know to hold `content`. */
  filesWith(content: ContentHash): Iterable<NodeId> {
    return this.byContent.get(content)
  }

  // ── Local observations ───────────────────────────────────────────────────────────────────────────────────────────

  setLocal(entry: LocalEntry): void {
    const base = this.base.get(entry.id)
    const before = this.local.get(entry.id)
    if (!before || !isSameLocal(before, entry)) this.version++
    if (base && isSameLocal(base, entry)) this.local.clear(entry.id)
    else this.local.set(entry)
  }

  /**
   * A file that looks as the base has it, and does not hold that, or may not: its look proves nothing from now on. What was
   * seen here is not durable, and the base is: after a restart in between the file would be taken for an unchanged one.
   */
  doubt(id: NodeId): void {
    const base = this.base.get(id)
    const local = this.local.get(id)
    if (base?.kind !== 'file' || local?.kind !== 'file' || !base.fingerprint || !local.fingerprint) return
    if (base.content === local.content || !sameFingerprint(base.fingerprint, local.fingerprint)) return
    this.putBase({ ...base, fingerprint: null })
    this.local.set(local)
  }

  /** The local item `from` is the node `to`; what lies in it follows. */
  relabel(from: NodeId, to: NodeId): void {
    const entry = this.local.get(from)
    if (!entry) return
    const children = [...this.local.children(from)]
    this.forgetLocal(from)
    this.setLocal({ ...entry, id: to })
    for (const child of children) {
      const below = this.local.get(child)
      if (below) this.setLocal({ ...below, parent: to })
    }
  }

  /** The disk has the node no more: seen twice, or done by us. */
  forgetLocal(id: NodeId): void {
    if (this.local.get(id)) this.version++
    if (this.base.get(id)) this.local.hide(id)
    else this.local.clear(id)
    this.missing.delete(id)
    this.unreadable.delete(id)
    this.copies.delete(id)
  }

  /** Forgets a node and all that lies below it on the disk. */
  forgetLocalTree(id: NodeId): void {
    for (const below of [...descendants(this.local, id)]) this.forgetLocal(below)
    this.forgetLocal(id)
  }

  /** The local file gets a node of its own, beside the node that the server keeps. */
  split(id: NodeId, copy: NodeId): void {
    const entry = this.local.get(id)
    const remote = this.remote.get(id)
    if (!entry || !remote) return
    const base = (this.base.get(id)?.revision ?? null) as RevisionId | null
    this.forgetLocal(id)
    this.local.set({ ...entry, id: copy })
    this.copies.set(copy, id)
    this.conflicts.set(copy, { of: id, base, theirs: remote.revision as RevisionId | null })
  }

  // ── What the server told ─────────────────────────────────────────────────────────────────────────────────────────

  /** `early`: from an answer, before the cursor reached it. */
  applyRemote(node: RemoteNode, early = false): void {
    const known = this.ahead.get(node.id)
    if (known !== undefined && known > node.seq) return
    if (early) this.ahead.set(node.id, node.seq)
    else this.ahead.delete(node.id)
    const base = this.base.get(node.id)
    this.version++
    if (node.deleted) {
      this.unseen.delete(node.id)
      if (base) this.remote.hide(node.id)
      else this.remote.clear(node.id)
    } else this.learnPlace(remoteEntry(node))
    this.noteRemote(node.id)
    const sent = this.sentOf(node.id).find(({ revision }) => revision === node.revision?.id)
    if (sent) this.shareContent(node.id, sent)
    else this.settle(node.id)
  }

  private learnPlace(entry: RemoteEntry): void {
    const before = this.wholeRemote.get(entry.id)
    this.placeRemote(entry)
    // What lies below has another path now.
    if (entry.kind === 'folder' && !(before && samePlace(before, entry))) {
      for (const lower of below(this.wholeRemote, entry.id)) this.placeRemote(lower)
    }
  }

  /** Lays what is live on the server into the remote tree, or beside it when it is ignored. */
  placeRemote(entry: RemoteEntry): void {
    const { id } = entry
    if (!isIgnoredThere(this, entry)) {
      this.unseen.delete(id)
      const base = this.base.get(id)
      if (base && isSameRemote(base, entry)) this.remote.clear(id)
      else this.remote.set(entry)
      return
    }
    if (this.isOnlyRenamedAbove(entry)) this.leaveSync(id)
    this.unseen.set(entry)
    if (this.base.get(id)) this.remote.hide(id)
    else this.remote.clear(id)
    this.sent.delete(id)
  }

  /** It was not moved to where it is ignored, nor a folder with it: a folder further up has another name. */
  private isOnlyRenamedAbove(entry: RemoteEntry): boolean {
    const base = this.base.get(entry.id)
    const above = this.unseen.get(entry.parent)
    return base !== undefined && samePlace(base, entry) && !this.unseen.get(entry.id) && !(above && this.base.get(above.id))
  }

  setRules(text: string, rules: IgnoreRules): void {
    this.rules = rules
    this.rulesText = text
    this.unsaved.rules = text
    this.version++
  }

  /** Neither side's business any more, though it stays on both: nothing is agreed on, and what lies here is not known. */
  leaveSync(id: NodeId): void {
    const remote = this.remote.get(id)
    const here = [...descendants(this.local, id), id]
    this.removeBase(id)
    for (const gone of here) {
      this.local.clear(gone)
      for (const known of [this.missing, this.unreadable, this.young, this.copies]) known.delete(gone)
    }
    if (remote) this.remote.set(remote)
    else this.remote.clear(id)
    this.noteRemote(id)
    this.version++
  }

  /** A content is on its way to the server; what was sent before and not answered may still get there first. */
  sending(id: NodeId, content: Shared): void {
    const earlier = this.sentOf(id).filter(({ revision }) => revision !== content.revision)
    this.sent.set(id, [...earlier, content])
  }

  /** What the server may have of this node without having confirmed it. */
  sentOf(id: NodeId): readonly Shared[] {
    return this.sent.get(id) ?? []
  }

  /** What stays to be remembered when nothing is being written at these places any more. */
  intentsWritten(writes: readonly Pick<Intent, 'id' | 'path'>[]): Pick<StateChange, 'intentsPut' | 'intentsRemove'> {
    const intentsPut = writes.map(({ id, path }) => ({ id, path, sent: this.sentOf(id) })).filter(({ sent }) => sent.length > 0)
    // What is put again is removed first: see the order of a change.
    return { intentsRemove: writes.map(({ id }) => id), ...(intentsPut.length > 0 && { intentsPut }) }
  }

  /** Whether the server's content of a node is what this device gave it: then a change here is an edit, and no conflict. */
  isOurs(id: NodeId): boolean {
    const remote = this.remote.get(id)
    return remote?.kind === 'file' && this.sentOf(id).some(({ revision }) => revision === remote.revision)
  }

  /** The server deleted a folder with all that lies below it. */
  forgetRemoteTree(id: NodeId): void {
    for (const gone of [...descendants(this.remote, id), id]) {
      if (this.base.get(gone)) this.remote.hide(gone)
      else this.remote.clear(gone)
      this.noteRemote(gone)
      this.settle(gone)
    }
  }

  advanceTo(cursor: number): void {
    this.cursor = cursor
    this.unsaved.cursor = cursor
    for (const [id, seq] of this.ahead) if (seq <= cursor) this.ahead.delete(id)
  }

  begin(): void {
    this.begun = true
    this.unsaved.begun = true
  }

  /** The server is another one than before (a restored backup): what both sides agreed on is worth nothing now. */
  loseBase(epoch: string): void {
    for (const entry of [...this.base.all()]) {
      if (!this.local.isChanged(entry.id)) this.local.set(entry)
      this.removeBase(entry.id)
    }
    for (const id of [...this.remote.changed()]) this.remote.clear(id)
    for (const { id } of [...this.unseen.all()]) this.unseen.delete(id)
    for (const id of [...this.local.changed()]) if (!this.local.get(id)) this.local.clear(id)
    this.ahead.clear()
    this.epoch = epoch
    this.cursor = 0
    this.begun = false
    this.unsaved = { ...newUnsaved(), reset: true, epoch, cursor: 0, begun: false, rules: this.rulesText }
  }

  setEpoch(epoch: string): void {
    this.epoch = epoch
    this.unsaved.epoch = epoch
  }

  // ── Agreement ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Moves the base up to whatever both sides have in common, place and content apart. */
  settle(id: NodeId): void {
    const base = this.base.get(id)
    const local = this.local.get(id)
    const remote = this.remote.get(id)
    if (!local && !remote) {
      this.removeBase(id)
      this.local.clear(id)
      this.clearRemote(id)
      return
    }
    if (!local || !remote || local.kind !== remote.kind) return
    const next = agreed(base, local, remote)
    if (!next) return
    this.putBase(next)
    if (isSameLocal(next, local)) this.local.clear(id)
    if (isSameRemote(next, remote)) this.clearRemote(id)
    this.copies.delete(id)
    if (this.conflicts.delete(id)) this.unsaved.conflictsRemove.add(id)
  }

  /** Both sides held this content, whatever either has become since: changes count from here. */
  shareContent(id: NodeId, { place: at, content, size, fingerprint, observedAt, revision, chunks }: Shared): void {
    // It came to lie here while the rules changed.
    if (this.unseen.get(id)) {
      this.forgetLocal(id)
      return
    }
    const local = this.local.get(id)
    const remote = this.remote.get(id)
    const place = this.base.get(id) ?? at
    // Without a place that both sides had, it stays remembered as sent until there is one.
    if (!place) {
      this.settle(id)
      return
    }
    this.sent.delete(id)
    const where = { id, parent: place.parent, name: place.name }
    const next: BaseEntry = { ...where, kind: 'file', content, size, fingerprint, observedAt, revision, chunks }
    this.putBase(next)
    // The sides are told as differences to the base, which has just changed under them.
    if (!local) this.missing.set(id, 0)
    else if (isSameLocal(next, local)) this.local.clear(id)
    else this.local.set(local)
    if (!remote) this.remote.hide(id)
    else if (isSameRemote(next, remote)) this.remote.clear(id)
    else this.remote.set(remote)
    this.noteRemote(id)
    this.settle(id)
  }

  private clearRemote(id: NodeId): void {
    if (!this.remote.isChanged(id)) return
    this.remote.clear(id)
    this.noteRemote(id)
  }

  private noteRemote(id: NodeId): void {
    this.unsaved.remote.add(id)
  }

  private putBase(entry: BaseEntry): void {
    const before = this.base.get(entry.id)
    if (before && isSameBase(before, entry)) return
    this.version++
    if (before) this.unindex(before)
    this.base.set(entry)
    if (entry.kind === 'file') {
      this.baseFiles++
      this.byContent.add(entry.content as ContentHash, entry.id)
    }
    this.unsaved.base.add(entry.id)
  }

  private removeBase(id: NodeId): void {
    const before = this.base.get(id)
    if (!before) return
    this.version++
    this.unindex(before)
    this.base.delete(id)
    this.unsaved.base.add(id)
  }

  private unindex(entry: BaseEntry): void {
    if (entry.kind !== 'file') return
    this.baseFiles--
    this.byContent.delete(entry.content as ContentHash, entry.id)
  }

  // ── Durability ───────────────────────────────────────────────────────────────────────────────────────────────────

  leave(path: Path): void {
    this.left.add(pathKey(path))
    this.unsaved.leftPut.push(path)
  }

  unleave(path: Path): void {
    if (this.left.delete(pathKey(path))) this.unsaved.leftRemove.push(path)
  }

  isLeft(path: Path): boolean {
    return this.left.has(pathKey(path))
  }

  /** Makes all that changed durable, with `more` in the same transaction. */
  async save(more: StateChange = {}): Promise<void> {
    const unsaved = this.unsaved
    this.unsaved = newUnsaved()
    const change = changeOf(this, unsaved, more)
    if (Object.keys(change).length > 0) await this.store.save(change)
  }
}

/** Only to look paths up by; a name holds no slash. */
export function pathKey(path: Path): string {
  return path.join('/')
}

function remoteEntry(node: RemoteNode): RemoteEntry {
  const { id, parent, name, revision } = node
  if (node.kind === 'folder' || !revision) return { id, kind: 'folder', parent, name, revision: null, chunks: 0 }
  return { id, kind: 'file', parent, name, content: revision.content, size: revision.size, revision: revision.id, chunks: revision.chunks }
}
