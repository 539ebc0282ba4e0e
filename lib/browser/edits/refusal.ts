/** What the server's outcomes mean to a person. Pure. */
import { unreachable } from '../../core/assert'
import type { NodeId } from '../../core/ids'
import type { BadName } from '../../core/name'
import type { Op, Outcome } from '../../core/protocol/messages'
import { samePlace } from '../../core/tree'
import type { Refusal, Refused } from '../drive-api'
import type { PlannedOp } from './plan'

/** `undefined`: it is done, or waits for a confirmation. */
export function refusalOf(op: Op, outcome: Outcome): Refusal | undefined {
  switch (outcome.kind) {
    case 'accepted':
    case 'unconfirmed':
      return undefined
    case 'stale':
      // Deleted with the folder around it, or by somebody else: as wanted.
      if (op.op === 'delete' && outcome.node?.deleted) return undefined
      return isIntoItself(op, outcome) ? { kind: 'into-itself' } : { kind: 'stale' }
    case 'missing-chunks':
      return { kind: 'content-missing' }
    case 'bad-name':
      return { kind: 'bad-name', why: outcome.why as BadName | 'too-deep' }
    case 'name-taken':
      return { kind: 'name-taken', by: outcome.by }
    case 'parent-gone':
    case 'locked':
    case 'over-quota':
    case 'forbidden':
      return { kind: outcome.kind }
    default:
      return unreachable(outcome)
  }
}

/** The node stands where it was expected, so it is the target that would not do. */
function isIntoItself(op: Op, outcome: Outcome & { kind: 'stale' }): boolean {
  return op.op === 'move' && outcome.node !== null && !outcome.node.deleted && samePlace(outcome.node, op.expect)
}

/** Those that were refused for a reason of their own, not because the folder that they go to was. */
export function refusedOps(ops: readonly PlannedOp[], outcomes: readonly Outcome[]): Refused[] {
  const failed = new Set<NodeId>()
  const refused: Refused[] = []
  ops.forEach(({ op, name }, i) => {
    const outcome = outcomes[i]
    const why = outcome && refusalOf(op, outcome)
    if (!why) return
    failed.add(op.id)
    const follows = why.kind === 'parent-gone' && 'place' in op && failed.has(op.place.parent)
    if (!follows) refused.push({ id: op.id, name, why })
  })
  return refused
}
