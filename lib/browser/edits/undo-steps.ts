/** How done ops are taken back. Each step expects what the op left: what changed since is not overwritten. Pure. */
import { unreachable } from '../../core/assert'
import type { NodeId, RevisionId } from '../../core/ids'
import type { Op, Outcome, RevisionInfo } from '../../core/protocol/messages'
import type { Place } from '../../core/tree'
import { type PlannedOp, placeOf } from './plan'

export type UndoStep =
  /** A node that was made; `made`: all that was made with it, and may go with it. */
  | {
      readonly kind: 'delete'
      readonly id: NodeId
      readonly place: Place
      readonly revision: RevisionId | null
      readonly made: ReadonlySet<NodeId>
    }
  | { readonly kind: 'move'; readonly id: NodeId; readonly from: Place; readonly to: Place }
  /** With all that went with it. */
  | { readonly kind: 'restore'; readonly id: NodeId; readonly name: string }
  | { readonly kind: 'edit'; readonly id: NodeId; readonly name: string; readonly expect: RevisionId; readonly to: RevisionInfo }

/** The last done comes first. */
export function undoSteps(ops: readonly PlannedOp[], outcomes: readonly Outcome[]): UndoStep[] {
  const done = ops.filter((_, i) => outcomes[i]?.kind === 'accepted')
  const made = new Set(done.filter(({ op }) => isMaking(op)).map(({ op }) => op.id))
  return done
    .map(one => stepFor(one, made))
    .filter(step => step !== undefined)
    .reverse()
}

function isMaking(op: Op): boolean {
  return op.op === 'create-folder' || op.op === 'create-file' || op.op === 'restore'
}

function stepFor({ op, before, name }: PlannedOp, made: ReadonlySet<NodeId>): UndoStep | undefined {
  switch (op.op) {
    case 'create-folder':
    case 'create-file':
    case 'restore': {
      // It goes with the folder that was made around it.
      if (made.has(op.place.parent)) return undefined
      const revision = op.op === 'create-file' ? op.revision.id : op.op === 'restore' ? (before?.revision?.id ?? null) : null
      return { kind: 'delete', id: op.id, place: placeOf(op.place), revision, made }
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
