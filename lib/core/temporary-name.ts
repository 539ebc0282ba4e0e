/** The name under which a node waits while others take its place (two names swapped). It carries the node's id, so that a crash in between does not make it a stranger. */
import { isClientId, type NodeId } from './ids'

const PREFIX = '.lockstep-swap-'

export function temporaryName(id: NodeId): string {
  return PREFIX + id
}

/** The node that waits under `name`, or `undefined` for an ordinary name. */
export function nodeOfTemporaryName(name: string): NodeId | undefined {
  if (!name.startsWith(PREFIX)) return undefined
  const id = name.slice(PREFIX.length)
  return isClientId(id) ? (id as NodeId) : undefined
}
