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
  /** What cannot be done now: a parent is not there, the name stays taken, or is none that can be had there. */
  readonly undone: readonly NodeId[]
}

type Task = { readonly id: NodeId; readonly place: Place; readonly entry?: Entry }

/** `holdable`: whether the tree can have a name; what cannot have its own stays where it is, and so in the way of others. */
export function arrange(tree: Tree, work: Work, holdable: (name: string) => boolean = () => true): Arranged {
  const isPossible = (task: Task) => holdable(task.place.name)
  const tasks = [...foldersFirst(work.makes).map(toTask), ...work.moves.map(({ id, to }): Task => ({ id, place: to }))]
  const arranger = new Arranger(tree, work.deletes, tasks.filter(isPossible))
  const undone = [...tasks.filter(task => !isPossible(task)).map(task => task.id), ...arranger.run()]
  const lastly = childrenFirst(tree, work.deletes).filter(id => !arranger.early.has(id))
  return { steps: arranger.steps, lastly, undone }
}

/** Tries each task, and those that wait for a node again when it has got out of the way: linear but for circles. */
class Arranger {
  readonly steps: Step[] = []
  /** Deletes that had to come before something else. */
  readonly early = new Set<NodeId>()
  private readonly sim: OverlayTree
  private readonly tasks: Map<NodeId, Task>
  private readonly waitingFor = new Map<NodeId, NodeId>()
  private readonly waiters = new Map<NodeId, Task[]>()
  private readonly parked = new Set<NodeId>()

  constructor(
    tree: Tree,
    private readonly deletes: ReadonlySet<NodeId>,
    tasks: readonly Task[],
  ) {
    this.sim = new OverlayTree(tree)
    this.tasks = new Map(tasks.map(task => [task.id, task]))
  }

  /** Tells which tasks stay undone. */
  run(): NodeId[] {
    this.tryAll([...this.tasks.values()])
    while (this.tasks.size > 0) {
      const freed = [...this.freeByDelete(), ...this.breakCircles()]
      if (freed.length === 0) break
      for (const id of freed) this.tryAll(this.takeWaiters(id))
    }
    return [...this.tasks.keys()]
  }

  private tryAll(ready: Task[]): void {
    for (const task of ready) {
      const blocker = this.blockerOf(task)
      if (blocker === undefined) {
        this.perform(task)
        ready.push(...this.takeWaiters(task.id))
        continue
      }
      this.waitingFor.set(task.id, blocker)
      const waiters = this.waiters.get(blocker)
      if (waiters) waiters.push(task)
      else this.waiters.set(blocker, [task])
    }
  }

  private takeWaiters(id: NodeId): Task[] {
    const waiters = this.waiters.get(id) ?? []
    this.waiters.delete(id)
    return waiters
  }

  /** The node that has to be there, or to get away, before the task can be done. */
  private blockerOf({ id, place, entry }: Task): NodeId | undefined {
    const { parent } = place
    if (parent !== ROOT && !this.sim.get(parent)) return parent
    if (!entry && isWithin(this.sim, parent, id)) return this.stepBelow(id, parent)
    for (const other of this.sim.named(parent, nameKey(place.name))) if (other !== id) return this.lastOneIn(other)
    return undefined
  }

  /** The child of `above` on the way down to `below`, or the next further down that has somewhere else to go. */
  private stepBelow(above: NodeId, below: NodeId): NodeId {
    for (let at = below; at !== above; at = this.sim.get(at)?.parent ?? above) if (this.tasks.has(at)) return at
    return below
  }

  /** What stands on a wanted name: the node itself, or, where it is to go, what still has to leave it. */
  private lastOneIn(id: NodeId): NodeId {
    if (!this.deletes.has(id)) return id
    for (const below of descendants(this.sim, id)) if (!this.deletes.has(below)) return below
    return id
  }

  private perform({ id, place, entry }: Task): void {
    if (entry) {
      this.sim.set(entry)
      this.steps.push({ kind: 'make', entry })
    } else this.move(id, place, false)
    this.tasks.delete(id)
    this.waitingFor.delete(id)
  }

  private move(id: NodeId, to: Place, temporary: boolean): void {
    const now = this.sim.get(id)
    if (now) this.sim.set({ ...now, ...to })
    this.steps.push({ kind: 'move', id, to, temporary })
  }

  /** Deletes what stands on a wanted name, when nothing that lives is left in it. */
  private freeByDelete(): NodeId[] {
    return [...new Set(this.waitingFor.values())].filter(id => {
      if (!this.deletes.has(id) || this.early.has(id)) return false
      const doomed = childrenFirst(this.sim, new Set([id, ...descendants(this.sim, id)]))
      if (!doomed.every(below => this.deletes.has(below))) return false
      for (const below of doomed) {
        this.sim.hide(below)
        this.early.add(below)
        this.steps.push({ kind: 'delete', id: below })
      }
      return true
    })
  }

  /** Of tasks that wait for one another in a circle, moves one to the top under a temporary name. Each at most once. */
  private breakCircles(): NodeId[] {
    const walked = new Set<NodeId>()
    const broken: NodeId[] = []
    for (const start of this.tasks.keys()) {
      const path = new Set<NodeId>()
      let at: NodeId | undefined = start
      while (at !== undefined && !walked.has(at)) {
        walked.add(at)
        path.add(at)
        at = this.waitingFor.get(at)
      }
      if (at === undefined || !path.has(at)) continue
      const parked = this.park(at)
      if (parked !== undefined) broken.push(parked)
    }
    return broken
  }

  private park(start: NodeId): NodeId | undefined {
    let at = start
    do {
      const task = this.tasks.get(at)
      if (task && !task.entry && !this.parked.has(at)) {
        this.parked.add(at)
        this.move(at, { parent: ROOT, name: temporaryName(at) }, true)
        return at
      }
      at = this.waitingFor.get(at) ?? start
    } while (at !== start)
    return undefined
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
