/** Pending changes laid over listings: what this page did shows before the server has said yes. Pure. */
import type { NodeId } from '../../core/ids'
import type { RemoteNode } from '../../core/protocol/messages'
import type { FolderState, NameHit, ShownNode, Step } from '../drive-api'

/** What becomes of nodes: how each is then, or that it is gone. */
export type Effects = ReadonlyMap<NodeId, ShownNode | 'gone'>

/** `folder` as it is with `effects`. */
export function overlayFolder(state: FolderState, folder: NodeId, effects: Effects): FolderState {
  if (effects.size === 0) return state
  const self = effects.get(folder)
  if (self === 'gone') return { kind: 'gone' }
  if (state.kind !== 'listed') return state
  const path = overlayPath(state.path, effects)
  if (!path) return { kind: 'gone' }
  return { kind: 'listed', path, nodes: overlayNodes(state.nodes, folder, effects) }
}

function overlayPath(path: readonly Step[], effects: Effects): readonly Step[] | undefined {
  if (!path.some(({ id }) => effects.has(id))) return path
  if (path.some(({ id }) => effects.get(id) === 'gone')) return undefined
  return path.map(step => ({ id: step.id, name: nameOf(effects.get(step.id)) ?? step.name }))
}

function nameOf(effect: ShownNode | 'gone' | undefined): string | undefined {
  return effect === 'gone' ? undefined : effect?.name
}

function overlayNodes(nodes: readonly ShownNode[], folder: NodeId, effects: Effects): readonly ShownNode[] {
  const shown: ShownNode[] = []
  const here = new Set<NodeId>()
  for (const node of nodes) {
    here.add(node.id)
    const now = overlayNode(node, effects)
    if (now?.parent === folder) shown.push(now)
  }
  for (const [id, effect] of effects) if (effect !== 'gone' && effect.parent === folder && !here.has(id)) shown.push(effect)
  return shown
}

/** One node with `effects`; `undefined`: it is gone. What the server told later counts more. */
export function overlayNode(node: RemoteNode, effects: Effects): ShownNode | undefined {
  const effect = effects.get(node.id)
  if (effect === 'gone') return undefined
  if (!effect || (!effect.pending && effect.seq <= node.seq)) return node
  return effect
}

/** Hits of a search without what is gone. */
export function overlayHits(hits: readonly NameHit[], effects: Effects): readonly NameHit[] {
  if (effects.size === 0) return hits
  return hits.flatMap(({ node, path }) => {
    const now = overlayNode(node, effects)
    const way = overlayPath(path, effects)
    return now && way ? [{ node: now, path: way }] : []
  })
}
