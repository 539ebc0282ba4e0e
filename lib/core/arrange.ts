/**
 * The safe order of structural work on one tree: parents before children, vacate before occupy, moves out before
 * deletes, a delete before the create of the same name, a temporary name to break a swap. Works on a simulation of
 * the tree, so that what it gives can be done step by step.
 */
import { type NodeId, ROOT } from './ids'
import { nameKey } from './name'
import { temporaryName } from './temporary-name'
import { descendants, type Entry, isWithin, OverlayTree, type Place, type Tree } from './tree'

export interface Work {
  /** Folders to make, and files that will be put at their place. */
  readonly makes: readonly Entry[]
  readonly moves: readonly { readonly id: NodeId; readonly to: Place }[]
  /** All that is to go, folders and what is in them. */
  readonly deletes: ReadonlySet<NodeId>
}

export type Step =
  | { readonly kind: 'make'; readonly entry: Entry }
  | { readonly kind: 'move'; readonly id: NodeId; readonly to: Place; readonly temporary: boolean }
  | { readonly kind: 'delete'; readonly id: NodeId }

export interface Arranged {
  /** Makes, moves, and the deletes that must come early to free a name. */
  readonly steps: readonly Step[]
  /** The other deletes, children before parents. */
  readonly lastly: readonly NodeId[]
  /** What cannot be done now: a parent is not there, or the name stays taken. */
  readonly undone: readonly NodeId[]
}

type Task = { readonly id: NodeId; readonly place: Place; readonly entry?: Entry }

export function arrange(tree: Tree, work: Work): Arranged {
  const sim = new OverlayTree(tree)
  const steps: Step[] = []
  const early = new Set<NodeId>()
  const parked = new Set<NodeId>()
  let pending: Task[] = [...foldersFirst(work.makes).map(toTask), ...work.moves.map(move => ({ id: move.id, place: move.to }))]

  while (pending.length > 0) {
    const rest = pending.filter(task => !tryTask(task))
    if (rest.length === pending.length && !freeByDelete(rest) && !park(rest)) break
    pending = rest
  }
  const lastly = childrenFirst(tree, work.deletes).filter(id => !early.has(id))
  return { steps, lastly, undone: pending.map(task => task.id) }

  function tryTask(task: Task): boolean {
    if (!isThere(task.place.parent) || occupants(task).length > 0) return false
    if (!task.entry && isWithin(sim, task.place.parent, task.id)) return false
    if (task.entry) {
      sim.set(task.entry)
      steps.push({ kind: 'make', entry: task.entry })
    } else {
      simMove(task.id, task.place)
      steps.push({ kind: 'move', id: task.id, to: task.place, temporary: false })
    }
    return true
  }

  function isThere(folder: NodeId): boolean {
    return folder === ROOT || sim.get(folder) !== undefined
  }

  function occupants(task: Task): NodeId[] {
    return [...sim.named(task.place.parent, nameKey(task.place.name))].filter(id => id !== task.id)
  }

  function simMove(id: NodeId, place: Place): void {
    const entry = sim.get(id)
    if (entry) sim.set({ ...entry, ...place })
  }

  /** Deletes what stands on a wanted name, when nothing that lives is left in it. */
  function freeByDelete(blocked: readonly Task[]): boolean {
    let freed = false
    for (const id of blocked.flatMap(occupants)) {
      if (!work.deletes.has(id) || early.has(id)) continue
      const doomed = childrenFirst(sim, new Set([id, ...descendants(sim, id)]))
      if (!doomed.every(below => work.deletes.has(below))) continue
      for (const below of doomed) {
        sim.hide(below)
        early.add(below)
        steps.push({ kind: 'delete', id: below })
      }
      freed = true
    }
    return freed
  }

  /** Moves one node out of everybody's way, to the top under a temporary name. Each at most once. */
  function park(blocked: readonly Task[]): boolean {
    const task = blocked.find(candidate => !candidate.entry && !parked.has(candidate.id) && sim.get(candidate.id))
    if (!task) return false
    const to = { parent: ROOT, name: temporaryName(task.id) }
    parked.add(task.id)
    simMove(task.id, to)
    steps.push({ kind: 'move', id: task.id, to, temporary: true })
    return true
  }
}

function toTask(entry: Entry): Task {
  return { id: entry.id, place: entry, entry }
}

/** Folders come first; among them the order is found by trying. */
function foldersFirst(entries: readonly Entry[]): Entry[] {
  return [...entries.filter(entry => entry.kind === 'folder'), ...entries.filter(entry => entry.kind === 'file')]
}

function childrenFirst(tree: Tree, ids: ReadonlySet<NodeId>): NodeId[] {
  const depths = new Map<NodeId, number>()
  const depth = (id: NodeId): number => {
    const known = depths.get(id)
    if (known !== undefined) return known
    const parent = tree.get(id)?.parent
    const value = parent === undefined || parent === ROOT ? 1 : depth(parent) + 1
    depths.set(id, value)
    return value
  }
  return [...ids].sort((a, b) => depth(b) - depth(a))
}
