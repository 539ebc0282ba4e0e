/**
 * Stops a plan that deletes too much until the person answers. An answer is for what was asked, and for nothing else: it
 * is remembered for each node until no plan has anything to do with that node any more.
 */
import type { DeviceTrees } from '../device-trees'
import type { NodeId } from '../ids'
import type { Plan } from '../reconcile'
import { type Alarm, alarm, type BrakeLimits } from '../safety'
import { nodesOf } from './plan-size'

const NOTHING: ReadonlySet<NodeId> = new Set()

/** What the brake looks at. */
type Trees = Pick<DeviceTrees, 'base' | 'local' | 'baseFiles'>

export class Brake {
  /** Nodes whose delete the person refused: they come back. */
  keep = NOTHING
  private confirmed = NOTHING
  private asked: { readonly ids: ReadonlySet<NodeId>; readonly alarm: Alarm } | undefined
  /** The server wants an answer as well, although the plan is below our own limits. */
  private demanded: number | undefined

  constructor(private readonly limits: BrakeLimits) {}

  /** Whether the person said yes to the delete of every one of these nodes. */
  isConfirmed(ids: Iterable<NodeId>): boolean {
    for (const id of ids) if (!this.confirmed.has(id)) return false
    return true
  }

  /** What must be answered before this plan is done, or `undefined`. */
  check(trees: Trees, plan: Plan): Alarm | undefined {
    const here = [...plan.deletesHere]
    // A file that shrank to nothing is a loss as well, though it stays as a revision.
    const emptied = new Set(plan.uploads.filter(id => isEmptied(trees, id)))
    const there = [...plan.deletesThere, ...emptied]
    const ids = new Set([...here, ...there])
    this.release(plan, ids)
    const raised = this.demand(trees, ids) ?? alarm(trees.base, trees.baseFiles, trees.base.size, { here, there, emptied }, this.limits)
    this.asked = raised && !this.isConfirmed(ids) ? { ids, alarm: raised } : undefined
    return this.asked?.alarm
  }

  answer(answer: 'delete' | 'keep'): void {
    if (this.asked && answer === 'delete') this.confirmed = this.asked.ids
    if (this.asked && answer === 'keep') this.keep = this.asked.ids
    if (this.asked) this.demanded = undefined
    this.asked = undefined
  }

  /** The server refused this many deletes unconfirmed. */
  demandedByServer(deletes: number): void {
    this.demanded = deletes
  }

  /** What was done is no longer answered: the next time it is asked anew. */
  private release(plan: Plan, deletes: ReadonlySet<NodeId>): void {
    if (deletes.size === 0) this.demanded = undefined
    if (this.keep.size > 0) this.keep = common(this.keep, new Set([...nodesOf(plan), ...plan.unsent]))
    if (this.confirmed.size > 0) this.confirmed = common(this.confirmed, new Set([...deletes, ...plan.held]))
  }

  private demand(trees: Trees, ids: ReadonlySet<NodeId>): Alarm | undefined {
    if (this.demanded === undefined || ids.size === 0) return undefined
    return { why: 'mass-delete', side: 'there', deletes: this.demanded, emptied: 0, of: trees.baseFiles, names: [] }
  }
}

function common(ids: ReadonlySet<NodeId>, others: ReadonlySet<NodeId>): ReadonlySet<NodeId> {
  return new Set([...ids].filter(id => others.has(id)))
}

function isEmptied(trees: Trees, id: NodeId): boolean {
  const base = trees.base.get(id)
  const local = trees.local.get(id)
  return base?.kind === 'file' && local?.kind === 'file' && base.size > 0 && local.size === 0
}
