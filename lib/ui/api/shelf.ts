/** Stars and recent files. Throws `RemoteFault`. */
import { createHttp } from '../../browser/remote/http'
import type { DriveId } from '../../core/ids'
import { type PlacedNodes, PlacedNodesSchema } from '../../core/protocol/placed-node'
import { address } from './address'

const http = createHttp({ origin: '' })

export function getStarred(drive: DriveId): Promise<PlacedNodes> {
  return http.json('GET', address(drive, 'starred'), PlacedNodesSchema)
}

/** `who`: an account, or `me`; `undefined`: anybody. */
export function getRecent(drive: DriveId, who: string | undefined): Promise<PlacedNodes> {
  return http.json('GET', address(drive, 'recent', { limit: '100', who }), PlacedNodesSchema)
}
