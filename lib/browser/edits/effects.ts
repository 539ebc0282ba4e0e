/** What ops make of the nodes they are about, before and after the server has answered. Pure. */
import { unreachable } from '../../core/assert'
import type { NodeId } from '../../core/ids'
import type { NewRevision, Outcome, RemoteNode, RevisionInfo } from '../../core/protocol/messages'
import type { ShownNode } from '../drive-api'
import type { Effects } from '../mirror/overlay'
import type { PlannedOp } from './plan'

/** As if the server had said yes to all. `now`: milliseconds since 1970. */
export function expectedEffects(ops: readonly PlannedOp[], now: number): Effects {
  const effects = new Map<NodeId, ShownNode | 'gone'>()
  for (const { op, before } of ops) {
    const known = effects.get(op.id)
    const node = known === 'gone' ? undefined : (known ?? before)
    const effect = effectOf(op, node, now)
    if (effect) effects.set(op.id, effect)
  }
  return effects
}

function effectOf(op: PlannedOp['op'], before: RemoteNode | undefined, now: number): ShownNode | 'gone' | undefined {
  switch (op.op) {
    case 'create-folder':
      return fresh(op.id, 'folder', op.place, null)
    case 'create-file':
      return fresh(op.id, 'file', op.place, shown(op.revision, now))
    case 'edit':
      return before && { ...before, revision: shown(op.revision, now), pending: true }
    case 'move':
      return before && { ...before, ...op.place, pending: true }
    case 'restore':
      return before && { ...before, ...op.place, deleted: false, pending: true }
    case 'delete':
      return 'gone'
    default:
      return unreachable(op)
  }
}

function fresh(id: NodeId, kind: 'file' | 'folder', place: Pick<RemoteNode, 'parent' | 'name'>, revision: RevisionInfo | null): ShownNode {
  return { id, kind, ...place, seq: 0, deleted: false, revision, conflict: null, pending: true }
}

function shown({ id, content, size, mtime, chunks }: NewRevision, at: number): RevisionInfo {
  return { id, content, size, mtime, chunks: chunks.length, at, author: '', device: '' }
}

/** As the server answered; what it refused or did not answer has no effect. */
export function answeredEffects(ops: readonly PlannedOp[], outcomes: readonly Outcome[]): Effects {
  const effects = new Map<NodeId, ShownNode | 'gone'>()
  ops.forEach(({ op }, i) => {
    const outcome = outcomes[i]
    if (outcome?.kind === 'accepted') effects.set(op.id, outcome.node.deleted ? 'gone' : outcome.node)
  })
  return effects
}
