/** Ops for the server, made from the trees, and what their outcomes mean for the trees. */
import { unreachable } from '../assert'
import type { NodeId, OpId, RevisionId } from '../ids'
import type { NewRevision, Op, Outcome } from '../protocol/messages'
import { PROTOCOL_VERSION } from '../protocol/messages'
import type { RemoteEntry } from '../sides'
import type { Place } from '../tree'
import { type Doing, SEND } from './context'

/** Ops of one request. */
const BATCH = 500

/**
 * Sends ops in order, in as many commits as needed, and applies each outcome. Tells whether all were accepted.
 * `deletesConfirmed`: the person said yes to all that the ops delete.
 */
export async function commitOps(doing: Doing, ops: readonly Op[], deletesConfirmed = false): Promise<boolean> {
  let all = true
  for (let start = 0; start < ops.length; start += BATCH) {
    const batch = ops.slice(start, start + BATCH)
    const answer = await doing.drive.commit({
      protocol: PROTOCOL_VERSION,
      fence: doing.fence,
      deletesConfirmed,
      ops: batch,
    })
    batch.forEach((op, i) => {
      const outcome = answer.outcomes[i]
      if (!outcome || !applyOutcome(doing, op, outcome)) all = false
    })
  }
  return all
}

/**
 * The op that gives the server a file it lacks or has an older content of. `seen` is the server's entry that was planned
 * with: what came there since must make the op stale. `revision` is `undefined` when the content is the one it had.
 */
export function contentOp(
  doing: Doing,
  id: NodeId,
  place: Place,
  seen: RemoteEntry | undefined,
  revision: NewRevision | undefined,
): Op | undefined {
  const { trees } = doing
  const opId = doing.newId() as OpId
  const where = { parent: place.parent, name: place.name }
  if (seen) return revision && { op: 'edit', opId, id, expect: seen.revision as RevisionId, revision }
  if (trees.base.get(id)) return { op: 'restore', opId, id, place: where, ...(revision && { revision }) }
  const conflict = trees.conflicts.get(id)
  return revision && { op: 'create-file', opId, id, place: where, revision, ...(conflict && { conflict }) }
}

function applyOutcome(doing: Doing, op: Op, outcome: Outcome): boolean {
  const { trees, waiting, clock } = doing
  const wait = (why: Parameters<typeof waiting.fail>[1]) => {
    waiting.fail(op.id, why, SEND, clock.now())
    return false
  }
  switch (outcome.kind) {
    case 'accepted':
      waiting.clear(op.id)
      if (op.op === 'delete') trees.forgetRemoteTree(op.id)
      trees.applyRemote(outcome.node, true)
      return true
    case 'stale':
      if (outcome.node?.deleted && isNewHere(doing, op)) trees.relabel(op.id, doing.newId() as NodeId)
      else if (outcome.node) trees.applyRemote(outcome.node, true)
      // It lives on where it is ignored: what lies here is another one.
      if (trees.unseen.get(op.id)) trees.relabel(op.id, doing.newId() as NodeId)
      doing.markBehind()
      return wait('name-taken')
    case 'name-taken':
    case 'parent-gone':
      doing.markBehind()
      return wait('name-taken')
    case 'missing-chunks':
      if (isPurged(op)) forgetShared(doing, op.id)
      return wait('content-missing')
    case 'locked':
    case 'forbidden':
    case 'over-quota':
      return wait(outcome.kind)
    case 'bad-name':
      return wait('bad-name-remote')
    case 'unconfirmed':
      doing.askDeletes(outcome.deletes)
      return false
    default:
      return unreachable(outcome)
  }
}

/** The server knows our new node as one that was deleted meanwhile: what lies here is another one. */
function isNewHere(doing: Doing, op: Op): boolean {
  return (op.op === 'create-file' || op.op === 'create-folder') && !doing.trees.base.get(op.id)
}

/** The content that both sides had is no longer in the trash either: what lies here is the only one. */
function isPurged(op: Op): boolean {
  return op.op === 'restore' && !op.revision
}

/** What lies here becomes a node of its own, and is sent like any new one. */
function forgetShared(doing: Doing, id: NodeId): void {
  doing.trees.relabel(id, doing.newId() as NodeId)
  doing.trees.settle(id)
  doing.markBehind()
}
