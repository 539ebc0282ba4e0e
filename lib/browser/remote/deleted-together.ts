/** Sorts what is in the trash by what went with what. Pure. */
import type { NodeId } from '../../core/ids'
import type { RemoteNode } from '../../core/protocol/messages'

/**
 * By the topmost node of each that was deleted together: it and all below it, parents first. Whatever was asked for
 * beside its own folder comes with that one.
 */
export function deletedTogether(nodes: readonly RemoteNode[]): ReadonlyMap<NodeId, readonly RemoteNode[]> {
  const byId = new Map(nodes.map(node => [node.id, node]))
  const children = new Map<NodeId, RemoteNode[]>()
  const tops: RemoteNode[] = []
  for (const node of byId.values()) {
    const siblings = children.get(node.parent)
    if (!byId.has(node.parent)) tops.push(node)
    else if (siblings) siblings.push(node)
    else children.set(node.parent, [node])
  }
  return new Map(
    tops.map(top => {
      const group = [top]
      for (const { id } of group) for (const child of children.get(id) ?? []) group.push(child)
      return [top.id, group]
    }),
  )
}
