/** Settles which local items are which nodes, reading what must be read for that. */
import type { DeviceTrees } from '../device-trees'
import { adoptions, mustRead, splits } from '../identity'
import type { NodeId } from '../ids'
import { keptThere } from '../sight'

export interface IdentifyContext {
  readonly read: (ids: readonly NodeId[]) => Promise<void>
  readonly newId: () => NodeId
  /** A transfer of this node is under way: what it is cannot change now. */
  readonly isBusy: (id: NodeId) => boolean
}

export async function identify(trees: DeviceTrees, context: IdentifyContext): Promise<void> {
  const kept = keptThere(trees)
  for (let adopted = true; adopted; ) {
    const unread = mustRead(trees).filter(id => !trees.isFrozen(id))
    if (unread.length > 0) await context.read(unread)
    // A folder that turns out to be the server's may hold files that are.
    const found = adoptions(trees, kept)
    for (const { from, to } of found) trees.relabel(from, to)
    adopted = found.length > 0
  }
  for (const id of splits(trees, other => trees.isOurs(other)))
    if (!trees.isFrozen(id) && !context.isBusy(id)) trees.split(id, context.newId())
}
