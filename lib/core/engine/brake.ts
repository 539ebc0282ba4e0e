/** Stops a plan that deletes too much until the person answers, and remembers the answer as long as it is needed. */
import type { DeviceTrees } from '../device-trees'
import type { NodeId } from '../ids'
import type { Plan } from '../reconcile'
import { type Alarm, alarm, type BrakeLimits } from '../safety'

const NOTHING: ReadonlySet<NodeId> = new Set()

export class Brake {
  /** Nodes whose delete the person refused: they come back. */
  keep = NOTHING
  private confirmed = NOTHING
  private asked: { readonly ids: ReadonlySet<NodeId>; readonly alarm: Alarm } | undefined
  /** The server wants an answer as well, although the plan is below our own limits. */
  private demanded: number | undefined

  constructor(private readonly limits: BrakeLimits) {}

  /** Whether deletes that are done now were confirmed. */
  get isConfirmed(): boolean {
    return this.confirmed.size > 0
  }

  /** What must be answered before this plan is done, or `undefined`. */
  check(trees: DeviceTrees, plan: Plan): Alarm | undefined {
    const here = [...plan.deletesHere]
    // A file that shrank to nothing is a loss as well, though it stays as a revision.
    const there = [...plan.deletesThere, ...plan.uploads.filter(id => isEmptied(trees, id))]
    const ids = new Set([...here, ...there])
    const raised = this.demand(trees, ids) ?? alarm(trees.base, trees.baseFiles, trees.base.size, { here, there }, this.limits)
    this.asked = raised && ![...ids].every(id => this.confirmed.has(id)) ? { ids, alarm: raised } : undefined
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

  /** All is done: an answer is not for the next time. */
  release(): void {
    this.keep = NOTHING
    this.confirmed = NOTHING
    this.demanded = undefined
  }

  private demand(trees: DeviceTrees, ids: ReadonlySet<NodeId>): Alarm | undefined {
    if (this.demanded === undefined || ids.size === 0) return undefined
    return { why: 'mass-delete', side: 'there', deletes: this.demanded, of: trees.baseFiles, names: [] }
  }
}

function isEmptied(trees: DeviceTrees, id: NodeId): boolean {
  const base = trees.base.get(id)
  const local = trees.local.get(id)
  return base?.kind === 'file' && local?.kind === 'file' && base.size > 0 && local.size === 0
}
