/** How much a plan is. */
import type { NodeId } from '../ids'
import type { Plan } from '../reconcile'

/** Every node that the plan has something to do with. */
export function nodesOf(plan: Plan): Set<NodeId> {
  const ids = new Set([...plan.uploads, ...plan.downloads, ...plan.held, ...plan.deletesHere, ...plan.deletesThere])
  for (const step of [...plan.here.steps, ...plan.there.steps]) ids.add(step.kind === 'make' ? step.entry.id : step.id)
  for (const id of [...plan.here.undone, ...plan.there.undone]) ids.add(id)
  return ids
}

/** Items and bytes to be done. A file that is made and filled counts once. */
export function sizeOf(plan: Plan): { readonly items: number; readonly bytes: number } {
  const structure = [...plan.here.steps, ...plan.there.steps].filter(step => step.kind !== 'make' || step.entry.kind === 'folder')
  const items = structure.length + plan.uploads.length + plan.downloads.length + plan.here.lastly.length + plan.there.lastly.length
  const bytes = [...plan.uploads, ...plan.downloads].reduce((sum, id) => sum + fileSize(plan, id), 0)
  return { items, bytes }
}

function fileSize(plan: Plan, id: NodeId): number {
  const entry = plan.target(id)
  return entry?.kind === 'file' ? entry.size : 0
}
