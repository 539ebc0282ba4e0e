/**
 * THE CENTRE. (base, local, remote) → plan: a three-way merge of where each node is and of what it holds gives one
 * target tree, and each side's work is the way from that side to the target. Pure: it reads trees and gives a plan.
 * Identities are settled before (`identity.ts`); the brakes come after (`safety.ts`).
 */
import { type Arranged, arrange, type Work } from './arrange'
import { type ConflictLabel, conflictName } from './conflict'
import { type NodeId, ROOT } from './ids'
import { MultiMap } from './multi-map'
import { nameKey } from './name'
import type { BaseEntry, LocalEntry, RemoteEntry } from './sides'
import { nodeOfTemporaryName } from './temporary-name'
import { type Entry, type Place, samePlace } from './tree'
import { changedIds, isEdited, isMoved, type View } from './view'

export interface PlanOptions {
  /** Nodes whose local state is not known now (unreadable, not listed, waiting for a second look). Nothing is done to them on either side. */
  readonly frozen: (id: NodeId) => boolean
  /** Losses that the person refused: a node comes back on the side that deleted it, and what it held where it was emptied. */
  readonly keep: ReadonlySet<NodeId>
  /** Folders of the server that hold what sync does not see: they are not deleted there. */
  readonly keptThere: ReadonlySet<NodeId>
  /** Local conflict copies that still lie under the name of the node they were copied from. */
  readonly copies: ReadonlyMap<NodeId, NodeId>
  /** Whether the server's content of a node was given to it by this device: what lies here now came after. */
  readonly isOurs: (id: NodeId) => boolean
  readonly label: ConflictLabel
  /** Whether this device can hold a name. */
  readonly holdable: (name: string) => boolean
}

export interface Plan {
  /** Both sides already have it: only the base moves up. */
  readonly agree: readonly NodeId[]
  /** Structural work on the disk, in order; `downloads` fill the files it makes room for. */
  readonly here: Arranged
  readonly there: Arranged
  /** Files to fetch to their target; the target's content is the server's. */
  readonly downloads: readonly NodeId[]
  /** Files whose local content the server shall have. */
  readonly uploads: readonly NodeId[]
  readonly deletesHere: ReadonlySet<NodeId>
  readonly deletesThere: ReadonlySet<NodeId>
  /** What this device may not send: it stays here alone; see `receive-only.ts`. */
  readonly unsent: readonly NodeId[]
  /** Work left out because the local state is not known. */
  readonly held: readonly NodeId[]
  /** Nodes that got a name of their own because somebody else has it. */
  readonly renamed: readonly NodeId[]
  /** Those of them that wanted another spelling of it: the names differ in case or normal form only. */
  readonly respelled: ReadonlySet<NodeId>
  readonly target: (id: NodeId) => Entry | undefined
  /** The server's entries of what is uploaded or deleted there, as they were planned with: what came since must make the op stale. */
  readonly seen: ReadonlyMap<NodeId, RemoteEntry>
}

export function isEmptyPlan(plan: Plan): boolean {
  const { here, there } = plan
  return (
    plan.agree.length + plan.downloads.length + plan.uploads.length + plan.deletesHere.size + plan.deletesThere.size === 0 &&
    [here, there].every(({ steps, lastly, undone }) => steps.length + lastly.length + undone.length === 0)
  )
}

export function reconcile(view: View, options: PlanOptions): Plan {
  const affected = changedIds(view)
  const target = mergeNodes(view, options, affected)
  reviveParents(view, target)
  undoCycles(view, target)
  placeCopies(view, target, options)
  const names = settleNames(view, target, options)
  return difference(view, target, options, names)
}

/** The target of every affected node; `undefined` for one that shall be gone. Nodes that are not affected keep the base's. */
class Target {
  readonly nodes = new Map<NodeId, Entry | undefined>()
  constructor(private readonly view: View) {}

  get(id: NodeId): Entry | undefined {
    return this.nodes.has(id) ? this.nodes.get(id) : this.view.base.get(id)
  }

  place(entry: Entry, place: Place): void {
    this.nodes.set(entry.id, { ...entry, parent: place.parent, name: place.name })
  }
}

// ── Merging one node ───────────────────────────────────────────────────────────────────────────────────────────────

function mergeNodes(view: View, options: PlanOptions, affected: ReadonlySet<NodeId>): Target {
  const target = new Target(view)
  const carried = carriedBy(view)
  for (const id of affected) {
    target.nodes.set(id, mergeNode(view.base.get(id), view.local.get(id), view.remote.get(id), id))
  }
  return target

  function mergeNode(
    base: BaseEntry | undefined,
    local: LocalEntry | undefined,
    remote: RemoteEntry | undefined,
    id: NodeId,
  ): Entry | undefined {
    if (local && remote) return mergeBoth(base, local, remote, takesLocal(base, local, remote, options))
    // At most one side has it.
    if (!base) return local ?? remote
    if (!local && !remote) return undefined
    // One side deleted it. A change on the other side wins, and so does a person who refused the delete.
    const left = (local ?? remote) as LocalEntry | RemoteEntry
    const lives = isEdited(base, left) || isMovedByPerson(base, left) || options.keep.has(id) || carried(local ? 'local' : 'remote', left)
    return lives ? unpark(base, left) : undefined
  }
}

/** Both sides have the node: where it is and what it holds are merged apart, and the server's answer wins a tie. */
function mergeBoth(base: BaseEntry | undefined, local: LocalEntry, remote: RemoteEntry, takeLocal: boolean): Entry {
  const place = base && !isMoved(base, remote) && isMovedByPerson(base, local) ? local : remote
  if (local.kind === 'folder' || remote.kind === 'folder') return { id: remote.id, kind: 'folder', parent: place.parent, name: place.name }
  const { content, size } = takeLocal ? local : remote
  return { id: remote.id, kind: 'file', parent: place.parent, name: place.name, content, size }
}

function takesLocal(base: BaseEntry | undefined, local: LocalEntry, remote: RemoteEntry, options: PlanOptions): boolean {
  if (!base) return options.isOurs(remote.id)
  return !isEdited(base, remote) && !isGivenBack(local, options)
}

/** A file that shrank to nothing, which the person refused: what it held comes back. */
function isGivenBack(local: LocalEntry | undefined, { keep }: PlanOptions): boolean {
  return local?.kind === 'file' && local.size === 0 && keep.has(local.id)
}

/** A node that waits under a temporary name was moved by a swap that did not end, not by the person. */
function isMovedByPerson(base: BaseEntry, side: LocalEntry | RemoteEntry): boolean {
  return isMoved(base, side) && nodeOfTemporaryName(side.name) === undefined
}

function unpark(base: BaseEntry, entry: Entry): Entry {
  return nodeOfTemporaryName(entry.name) === undefined ? entry : { ...entry, parent: base.parent, name: base.name }
}

/** Whether a node that the other side deleted lies in a folder that this side moved: what was moved comes back whole. */
function carriedBy(view: View): (side: 'local' | 'remote', entry: Entry) => boolean {
  const known = { local: new Map<NodeId, boolean>(), remote: new Map<NodeId, boolean>() }
  return carried

  function carried(side: 'local' | 'remote', entry: Entry): boolean {
    const cached = known[side].get(entry.parent)
    if (cached !== undefined) return cached
    const folder = view[side].get(entry.parent)
    const base = folder && view.base.get(folder.id)
    const deleted = base !== undefined && view[side === 'local' ? 'remote' : 'local'].get(base.id) === undefined
    const answer = deleted && folder !== undefined && base !== undefined && (isMovedByPerson(base, folder) || carried(side, folder))
    known[side].set(entry.parent, answer)
    return answer
  }
}

// ── Making a tree of it ────────────────────────────────────────────────────────────────────────────────────────────

/** A folder that shall be gone stays while something lives in it, holding just that. */
function reviveParents(view: View, target: Target): void {
  for (const entry of [...target.nodes.values()]) {
    for (let parent = entry?.parent; parent !== undefined && parent !== ROOT && !target.get(parent); parent = target.get(parent)?.parent) {
      const base = view.base.get(parent)
      const folder = view.remote.get(parent) ?? view.local.get(parent) ?? base
      if (!folder) break
      target.nodes.set(parent, base ? unpark(base, folder) : folder)
    }
  }
}

/** x moved into y here, y into x there: the server's order wins and the local moves on the circle are undone. */
function undoCycles(view: View, target: Target): void {
  const safe = new Set<NodeId>([ROOT])
  for (const id of [...target.nodes.keys()]) {
    for (let cycle = findCycle(target, id, safe); cycle; cycle = findCycle(target, id, safe)) {
      const undone = cycle.filter(member => undoLocalMove(view, target, member))
      // Without a local move to undo it is no work of ours; the top is a place that is always there.
      if (undone.length === 0) detach(target, cycle[0] as NodeId)
      reviveParents(view, target)
    }
  }
}

/** The circle that the parents of `id` run into. Nodes that reach the root are remembered in `safe`. */
function findCycle(target: Target, id: NodeId, safe: Set<NodeId>): NodeId[] | undefined {
  const walked: NodeId[] = []
  const seen = new Set<NodeId>()
  for (let at: NodeId | undefined = id; at !== undefined && !safe.has(at); at = target.get(at)?.parent) {
    if (seen.has(at)) return walked.slice(walked.indexOf(at))
    seen.add(at)
    walked.push(at)
  }
  for (const member of walked) safe.add(member)
  return undefined
}

function undoLocalMove(view: View, target: Target, id: NodeId): boolean {
  const entry = target.get(id)
  const agreed = view.remote.get(id) ?? view.base.get(id)
  if (!entry || !agreed || samePlace(entry, agreed)) return false
  target.place(entry, agreed)
  return true
}

function detach(target: Target, id: NodeId): void {
  const entry = target.get(id)
  if (entry) target.place(entry, { parent: ROOT, name: entry.name })
}

/**
 * A conflict copy stands beside the node it was copied from, wherever that ends, unless it could not lie there: then it
 * stays where it is. Its name is settled with the others.
 */
function placeCopies(view: View, target: Target, options: PlanOptions): void {
  for (const [copy, of] of options.copies) {
    const entry = target.get(copy)
    const original = target.get(of)
    if (entry && original && !view.remote.get(copy) && options.holdable(original.name)) target.place(entry, original)
  }
}

/** Siblings have different name keys. Who has the name on the server keeps it; the others get one of their own. */
function settleNames(view: View, target: Target, options: PlanOptions): Names {
  const slots = new Slots(target)
  const names: Names = { renamed: [], respelled: new Set(), held: new Set() }
  for (const ids of slots.contested(view)) {
    const frozen = ids.some(options.frozen)
    const keeper = nameKeeper(view, target, ids, options)
    for (const id of ids) {
      if (id === keeper) continue
      // A vanished file may still turn out to be gone for good: then nobody has to give way.
      if (frozen) names.held.add(id)
      else {
        if (target.get(id)?.name !== target.get(keeper)?.name) names.respelled.add(id)
        rename(view, target, slots, id, options)
        names.renamed.push(id)
      }
    }
  }
  return names
}

interface Names {
  readonly renamed: NodeId[]
  readonly respelled: Set<NodeId>
  /** Wait until it is known whether the name is free. */
  readonly held: Set<NodeId>
}

/** Which affected nodes claim which name of which folder. */
class Slots {
  private readonly claims = new MultiMap<string>()

  constructor(private readonly target: Target) {
    for (const entry of target.nodes.values()) if (entry) this.claim(entry)
  }

  /** Nodes that want one name, where there are several; also those that nothing happened to. */
  contested(view: View): NodeId[][] {
    const found: NodeId[][] = []
    for (const ids of this.claims.groups()) {
      const rivals = [...ids]
      rivals.push(...this.unaffectedAt(view, this.target.get(rivals[0] as NodeId) as Entry))
      if (rivals.length > 1) found.push(rivals)
    }
    return found
  }

  isFree(view: View, id: NodeId, place: Place): boolean {
    const key = nameKey(place.name)
    const others = [view.local.named(place.parent, key), view.remote.named(place.parent, key), this.claims.get(slotOf(place))]
    return others.every(ids => [...ids].every(other => other === id))
  }

  move(entry: Entry, place: Place): void {
    this.claims.delete(slotOf(entry), entry.id)
    this.target.place(entry, place)
    this.claim({ ...entry, ...place })
  }

  private claim(entry: Entry): void {
    this.claims.add(slotOf(entry), entry.id)
  }

  private unaffectedAt(view: View, place: Place): NodeId[] {
    return [...view.base.named(place.parent, nameKey(place.name))].filter(id => !this.target.nodes.has(id))
  }
}

function slotOf(place: Place): string {
  return `${place.parent}/${nameKey(place.name)}`
}

function nameKeeper(view: View, target: Target, rivals: readonly NodeId[], options: PlanOptions): NodeId {
  const isAt = (side: Entry | undefined, id: NodeId) => side !== undefined && samePlace(side, target.get(id) as Entry)
  return (
    rivals.find(id => isAt(view.remote.get(id), id)) ??
    rivals.find(id => isAt(view.base.get(id), id)) ??
    rivals.find(id => !options.copies.has(id) && view.remote.get(id)) ??
    ([...rivals].sort((a, b) => ((target.get(a)?.name ?? '') < (target.get(b)?.name ?? '') ? -1 : 1))[0] as NodeId)
  )
}

function rename(view: View, target: Target, slots: Slots, id: NodeId, options: PlanOptions): void {
  const entry = target.get(id) as Entry
  for (let attempt = 1; ; attempt++) {
    const place = { parent: entry.parent, name: conflictName(entry.name, entry.kind, options.label, attempt) }
    if (!slots.isFree(view, id, place)) continue
    slots.move(entry, place)
    return
  }
}

// ── From the target to work ────────────────────────────────────────────────────────────────────────────────────────

function difference(view: View, target: Target, options: PlanOptions, names: Names): Plan {
  const here = newWork()
  const there = newWork()
  const agree: NodeId[] = []
  const held: NodeId[] = []
  const downloads: NodeId[] = []
  const uploads: NodeId[] = []

  for (const [id, entry] of target.nodes) {
    const local = view.local.get(id)
    const remote = view.remote.get(id)
    if (isDone(entry, local) && isDone(entry, remote)) agree.push(id)
    else if (!entry && !local && options.keptThere.has(id)) continue
    else if (options.frozen(id) || names.held.has(id) || wouldLoseWork(view.base.get(id), local, entry, options)) held.push(id)
    else {
      if (!isDone(entry, local)) side(here, downloads, entry, local, id)
      if (!isDone(entry, remote)) side(there, uploads, entry, remote, id)
    }
  }
  return {
    agree,
    held,
    downloads,
    uploads,
    unsent: [],
    renamed: names.renamed,
    respelled: names.respelled,
    here: arrange(view.local, here, options.holdable),
    there: arrange(view.remote, there),
    deletesHere: here.deletes,
    deletesThere: there.deletes,
    target: id => target.get(id),
    seen: entriesOf(view, [...uploads, ...there.deletes]),
  }
}

function entriesOf(view: View, ids: readonly NodeId[]): Map<NodeId, RemoteEntry> {
  return new Map(ids.flatMap(id => ((entry?: RemoteEntry) => (entry ? [[id, entry] as const] : []))(view.remote.get(id))))
}

/** What only this disk holds is never replaced or removed, whatever else went wrong before: it stays until it is sent, or split off. */
function wouldLoseWork(
  base: BaseEntry | undefined,
  local: LocalEntry | undefined,
  target: Entry | undefined,
  options: PlanOptions,
): boolean {
  if (local?.kind !== 'file' || isGivenBack(local, options)) return false
  if (target?.kind === 'file' && target.content === local.content) return false
  return base?.kind !== 'file' || local.content === undefined || base.content !== local.content
}

type MutableWork = { makes: Entry[]; moves: { id: NodeId; to: Place }[]; deletes: Set<NodeId> } & Work

function newWork(): MutableWork {
  return { makes: [], moves: [], deletes: new Set() }
}

/** Adds what brings one side's entry to the target. */
function side(work: MutableWork, transfers: NodeId[], entry: Entry | undefined, now: Entry | undefined, id: NodeId): void {
  if (!entry) {
    work.deletes.add(id)
    return
  }
  if (!now) work.makes.push(entry)
  else if (!samePlace(entry, now)) work.moves.push({ id, to: { parent: entry.parent, name: entry.name } })
  if (entry.kind === 'file' && (now?.kind !== 'file' || now.content !== entry.content)) transfers.push(id)
}

function isDone(entry: Entry | undefined, now: Entry | undefined): boolean {
  if (!entry || !now) return entry === now
  if (!samePlace(entry, now)) return false
  // Content that was not read yet is what lies here, and surely not what the server has.
  return entry.kind !== 'file' || now.kind !== 'file' || entry.content === now.content
}
