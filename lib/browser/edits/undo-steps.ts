/** How done ops are taken back. Each step expects what the op left: what changed since is not overwritten. Pure. */
import { unreachable } from '../../core/assert'
import type { NodeId, RevisionId } from '../../core/ids'
import type { Op, Outcome, RevisionInfo } from '../../core/protocol/messages'
import type { Place } from '../../core/tree'
import { type PlannedOp, placeOf } from './plan'

/** A star that is given or taken. */
export interface StarStep {
  readonly kind: 'star'
  readonly id: NodeId
  readonly name: string
  readonly starred: boolean
}

export type UndoStep = OpStep | StarStep

export type OpStep =
  /** A node that was made. */
  | { readonly kind: 'delete'; readonly id: NodeId; readonly place: Place; readonly revision: RevisionId | null }
  | { readonly kind: 'move'; readonly id: NodeId; readonly from: Place; readonly to: Place }
  /** With all that went with it. */
  | { readonly kind: 'restore'; readonly id: NodeId; readonly name: string }
  | { readonly kind: 'edit'; readonly id: NodeId; readonly name: string; readonly expect: RevisionId; readonly to: RevisionInfo }

/** The last done comes first. */
export function undoSteps(ops: readonly PlannedOp[], outcomes: readonly Outcome[]): OpStep[] {
  const made = new Set(madeNodes(ops, outcomes))
  return ops
    .filter((_, i) => outcomes[i]?.kind === 'accepted')
    .map(one => stepFor(one, made))
    .filter(step => step !== undefined)
    .reverse()
}

/** All that was made: what hangs below a made folder and is among these may go with it. */
export function madeNodes(ops: readonly PlannedOp[], outcomes: readonly Outcome[]): NodeId[] {
  return ops.filter(({ op }, i) => outcomes[i]?.kind === 'accepted' && isMaking(op)).map(({ op }) => op.id)
}

function isMaking(op: Op): boolean {
  return op.op === 'create-folder' || op.op === 'create-file' || op.op === 'restore'
}

function stepFor({ op, before, name }: PlannedOp, made: ReadonlySet<NodeId>): OpStep | undefined {
  switch (op.op) {
    case 'create-folder':
    case 'create-file':
    case 'restore': {
      // It goes with the folder that was made around it.
      if (made.has(op.place.parent)) return undefined
      const revision = op.op === 'create-file' ? op.revision.id : op.op === 'restore' ? (before?.revision?.id ?? null) : null
      return { kind: 'delete', id: op.id, place: placeOf(op.place), revision }
    }
    case 'move':
      return { kind: 'move', id: op.id, from: op.place, to: op.expect }
    case 'delete':
      return { kind: 'restore', id: op.id, name }
    case 'edit':
      return before?.revision ? { kind: 'edit', id: op.id, name, expect: op.revision.id, to: before.revision } : undefined
    default:
      return unreachable(op)
  }
}
