/** What the screens are told of single items: only what is not in step, and only when it changed. */
import type { DeviceTrees } from '../device-trees'
import type { EngineEvents, ItemState } from '../engine-api'
import type { NodeId } from '../ids'
import type { Path } from '../name'
import type { LocalProblem } from '../ports'
import type { Plan } from '../reconcile'
import type { WaitingItem } from '../status'
import { pathOf } from '../tree'
import type { Waiting } from './waiting'

type Strangers = ReadonlyMap<NodeId, readonly { readonly path: Path; readonly why: LocalProblem }[]>

/** More than this many at a time says nothing to a person. */
const MAX_ITEMS = 5000

export class ItemStates {
  private shown = new Map<NodeId, ItemState>()
  private readonly unreadableNew = new Map<NodeId, readonly { readonly path: Path; readonly why: LocalProblem }[]>()
  private lastWaiting = ''

  constructor(private readonly events: EngineEvents) {}

  /** New items that cannot be read, by the folder they lie in. */
  strangers(found: Strangers, everything: boolean): void {
    if (everything) this.unreadableNew.clear()
    for (const [folder, items] of found) this.unreadableNew.set(folder, items)
  }

  plan(trees: DeviceTrees, plan: Plan): void {
    const next = new Map<NodeId, ItemState>()
    const put = (ids: Iterable<NodeId>, state: ItemState) => {
      for (const id of ids) if (next.size < MAX_ITEMS) next.set(id, state)
    }
    put(plan.uploads, 'to-send')
    put(plan.downloads, 'to-receive')
    put(plan.held, 'waiting')
    put(plan.unsent, 'only-here')
    for (const { id } of trees.unseen.all()) put([id], 'ignored')
    const changed = [...next].filter(([id, state]) => this.shown.get(id) !== state).map(([id, state]) => ({ id, state }))
    const settled = [...this.shown.keys()]
      .filter(id => !next.has(id))
      .map(id => ({ id, state: trees.base.get(id) ? ('in-step' as const) : ('gone' as const) }))
    this.shown = next
    if (changed.length + settled.length > 0) this.events.items([...changed, ...settled])
  }

  waiting(trees: DeviceTrees, waiting: Waiting, unsent: readonly NodeId[]): void {
    const items: WaitingItem[] = []
    for (const [id, { why, retryAt }] of waiting.entries()) items.push({ id, path: somePath(trees, id), why, retryAt })
    for (const id of unsent.slice(0, MAX_ITEMS)) items.push({ id, path: somePath(trees, id), why: 'read-only', retryAt: undefined })
    for (const [id, why] of trees.unreadable) items.push({ id, path: somePath(trees, id), why, retryAt: undefined })
    for (const [id, found] of this.unreadableNew) for (const { path, why } of found) items.push({ id, path, why, retryAt: undefined })
    const said = JSON.stringify(items.slice(0, MAX_ITEMS))
    if (said === this.lastWaiting) return
    this.lastWaiting = said
    this.events.waiting(items.slice(0, MAX_ITEMS))
  }
}

function somePath(trees: DeviceTrees, id: NodeId): Path {
  return trees.localPath(id) ?? pathOf(trees.remote, id) ?? []
}
