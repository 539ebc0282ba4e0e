/** What the names here and the server found, as one list. Pure. */
import type { NodeId } from '../../core/ids'
import type { PlacedNode } from '../../core/protocol/placed-node'
import type { SearchHit, Snippet } from '../../core/protocol/search'

export interface Hit extends PlacedNode {
  readonly snippet: Snippet | null
}

/**
 * What stands on the screen stays where it is: names found here come first and keep their order, then what only the
 * server found. A node that is in both has the server's snippet.
 */
export function mergeHits(here: readonly PlacedNode[], there: readonly SearchHit[] | undefined): Hit[] {
  const found = new Map<NodeId, SearchHit>(there?.map(hit => [hit.node.id, hit]))
  const known = new Set(here.map(({ node }) => node.id))
  return [
    ...here.map(({ node, path }) => ({ node, path, snippet: found.get(node.id)?.snippet ?? null })),
    ...(there ?? []).filter(({ node }) => !known.has(node.id)),
  ]
}
