/** Whether what the server told is a tree: otherwise nothing that goes from parent to parent would ever end. */
import { type NodeId, ROOT } from '../ids'
import type { OverlayTree } from '../tree'

/** Throws for folders that lie in each other. Costs what changed. */
export function checkTree(remote: OverlayTree): void {
  const ending = new Set<NodeId>()
  for (const id of remote.changed()) {
    const chain = new Set<NodeId>()
    for (let at: NodeId | undefined = id; at !== undefined && at !== ROOT && !ending.has(at); at = remote.get(at)?.parent) {
      if (chain.has(at)) throw new Error('the server tells of folders that lie in each other')
      chain.add(at)
    }
    for (const at of chain) ending.add(at)
  }
}
