/** Structural work on the server: folders made or brought back, nodes moved, nodes deleted. */
import type { Step } from '../arrange'
import type { NodeId, OpId, RevisionId } from '../ids'
import type { Path } from '../name'
import type { Op } from '../protocol/messages'
import type { Plan } from '../reconcile'
import { descendants, type Entry, type Place } from '../tree'
import { commitOps } from './commit-ops'
import { type Doing, SEND } from './context'

/** Makes folders, moves nodes and frees names, in the plan's order. Tells whether all was accepted. */
export async function arrangeThere(doing: Doing, plan: Plan): Promise<boolean> {
  const at = new Map<NodeId, Place>()
  const ops: Op[] = []
  for (const step of plan.there.steps) {
    const op = isHeld(doing, step) ? undefined : stepOp(doing, plan, step, at)
    if (op) ops.push(op)
  }
  const deletes = ops.filter(op => op.op === 'delete').map(op => op.id)
  const from = new Map(ops.map(op => [op.id, namesOf(doing, op.id)]))
  const accepted = await commitOps(doing, ops, deletes.length > 0 && doing.isConfirmed(deletes))
  for (const op of ops) noteDone(doing, plan, op, from.get(op.id) ?? [])
  if (ops.length > 0) await doing.trees.save()
  return accepted && plan.there.undone.length === 0
}

function isHeld(doing: Doing, step: Step): boolean {
  return doing.waiting.isHeld(step.kind === 'make' ? step.entry.id : step.id, SEND, doing.clock.now())
}

function stepOp(doing: Doing, plan: Plan, step: Step, at: Map<NodeId, Place>): Op | undefined {
  const opId = doing.newId() as OpId
  if (step.kind === 'make') return makeOp(doing, step.entry, opId)
  const remote = doing.trees.remote.get(step.id)
  if (!remote) return undefined
  const expect = at.get(step.id) ?? { parent: remote.parent, name: remote.name }
  if (step.kind === 'delete') return deleteOp(doing, plan, step.id, expect)
  const place = { parent: step.to.parent, name: step.to.name }
  at.set(step.id, place)
  return { op: 'move', opId, id: step.id, expect, place }
}

/** Files are made when their content is there. */
function makeOp(doing: Doing, entry: Entry, opId: OpId): Op | undefined {
  if (entry.kind === 'file') return undefined
  const place = { parent: entry.parent, name: entry.name }
  return { op: doing.trees.base.get(entry.id) ? 'restore' : 'create-folder', opId, id: entry.id, place }
}

function deleteOp(doing: Doing, plan: Plan, id: NodeId, place: Place): Op | undefined {
  const seen = plan.seen.get(id)
  if (!seen) return undefined
  const expect = { place, revision: seen.revision as RevisionId | null }
  return { op: 'delete', opId: doing.newId() as OpId, id, expect, cursor: doing.trees.cursor }
}

/** Deletes what the plan says. A folder goes in one op with all in it, and only when all in it shall go. */
export async function deleteThere(doing: Doing, plan: Plan): Promise<void> {
  const { remote } = doing.trees
  const wanted = new Set(plan.there.lastly.filter(id => remote.get(id)))
  const covered = new Set<NodeId>()
  const confirmed: Op[] = []
  const others: Op[] = []
  for (const id of [...wanted].reverse()) {
    if (covered.has(id) || doing.waiting.isHeld(id, SEND, doing.clock.now())) continue
    const below = [...descendants(remote, id)]
    if (!below.every(child => wanted.has(child))) continue
    for (const child of below) covered.add(child)
    const entry = plan.seen.get(id) as Entry
    const op = deleteOp(doing, plan, id, { parent: entry.parent, name: entry.name })
    if (op) (doing.isConfirmed([id, ...below]) ? confirmed : others).push(op)
  }
  const ops = [...confirmed, ...others]
  const paths = new Map(ops.map(op => [op.id, namesOf(doing, op.id)]))
  await commitOps(doing, confirmed, true)
  await commitOps(doing, others)
  for (const op of ops) {
    if (remote.get(op.id)) continue
    doing.progress.item()
    doing.note({ what: 'deleted-there', path: paths.get(op.id) ?? [] })
  }
  if (ops.length > 0) await doing.trees.save()
}

function noteDone(doing: Doing, plan: Plan, op: Op, from: Path): void {
  const entry = doing.trees.remote.get(op.id)
  const path = namesOf(doing, op.id)
  if (op.op === 'move' && entry?.name === op.place.name) {
    doing.note({ what: plan.respelled.has(op.id) ? 'renamed-for-case' : 'moved-there', path, from })
  } else if (entry && (op.op === 'create-folder' || op.op === 'restore')) doing.note({ what: 'folder-there', path })
  else return
  doing.progress.item()
}

function namesOf(doing: Doing, id: NodeId): string[] {
  const names: string[] = []
  for (let entry = doing.trees.remote.get(id); entry; entry = doing.trees.remote.get(entry.parent)) names.unshift(entry.name)
  return names
}
