/** Before a file is replaced or removed, its size and time must prove that it is unchanged; where they cannot, it is read. */
import type { DeviceTrees } from '../device-trees'
import type { NodeId } from '../ids'
import type { Plan } from '../reconcile'
import { isRacy, sureFrom } from '../sides'

/** Files that the plan would replace or remove, and that may have been changed without a trace. */
export function doubtful(trees: DeviceTrees, plan: Plan): NodeId[] {
  return [...plan.deletesHere, ...plan.downloads].filter(id => {
    const entry = trees.local.get(id)
    return entry?.kind === 'file' && entry.content !== undefined && isRacy(entry)
  })
}

/** Reads what can be told now; the others are frozen until they can. */
export async function settleDoubt(
  trees: DeviceTrees,
  ids: readonly NodeId[],
  now: number,
  read: (ids: readonly NodeId[]) => Promise<void>,
): Promise<void> {
  const ready: NodeId[] = []
  for (const id of ids) {
    const entry = trees.local.get(id)
    const due = entry ? sureFrom(entry, now) : now
    if (due <= now) ready.push(id)
    else trees.young.set(id, due)
  }
  await read(ready)
}

/** Lets those go that have come of age. */
export function release(trees: DeviceTrees, now: number): void {
  for (const [id, due] of trees.young) if (due <= now) trees.young.delete(id)
}

/** When the next one comes of age. */
export function nextOfAge(trees: DeviceTrees): number | undefined {
  let next: number | undefined
  for (const due of trees.young.values()) if (next === undefined || due < next) next = due
  return next
}
