/**
 * The plan of somebody who may read a drive and not change it: their folder receives all that a member's does, and
 * sends nothing. What they changed stays as it is on their disk, alone; where the drive changed the same, both are kept,
 * as in any conflict. Pure.
 */
import type { NodeId } from './ids'
import type { Plan } from './reconcile'

export function receiveOnly(plan: Plan): Plan {
  const { uploads, there, deletesThere } = plan
  const moved = there.steps.map(step => (step.kind === 'make' ? step.entry.id : step.id))
  const unsent = new Set<NodeId>([...uploads, ...moved, ...there.undone, ...deletesThere])
  return { ...plan, uploads: [], deletesThere: new Set(), there: { steps: [], lastly: [], undone: [] }, unsent: [...unsent] }
}
