/** Whether a link opens anything now, and which links are of what. Pure. */
import type { NodeId } from '../../core/ids'
import type { SharedLink } from '../../core/protocol/links'

/** `stopped`: it is not as an administrator demands. `lost`: the server cannot show its address any more. */
export type LinkState = 'open' | 'over' | 'stopped' | 'used-up' | 'in-trash' | 'lost'

type Judged = Pick<SharedLink, 'token' | 'nodes' | 'expiresAt' | 'maxDownloads' | 'downloads' | 'breaches'>

/** `now`: milliseconds since 1970. */
export function linkState({ token, nodes, expiresAt, maxDownloads, downloads, breaches }: Judged, now: number): LinkState {
  if (expiresAt !== null && expiresAt <= now) return 'over'
  if (breaches.length > 0) return 'stopped'
  if (nodes.every(({ deleted }) => deleted)) return 'in-trash'
  if (maxDownloads !== null && downloads >= maxDownloads) return 'used-up'
  return token === '' ? 'lost' : 'open'
}

type Rooted = Pick<SharedLink, 'nodes'>

/** It opens all of these, and perhaps more. */
export function opensAll({ nodes }: Rooted, ids: readonly NodeId[]): boolean {
  return ids.length > 0 && ids.every(id => nodes.some(node => node.id === id))
}

export function opensJust(link: Rooted, ids: readonly NodeId[]): boolean {
  return link.nodes.length === ids.length && opensAll(link, ids)
}
