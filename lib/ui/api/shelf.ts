/** Stars and recent files. Throws `RemoteFault`. */
import { createHttp } from '../../browser/remote/http'
import type { DriveId } from '../../core/ids'
import { type PlacedNodes, PlacedNodesSchema } from '../../core/protocol/placed-node'
import { address } from './address'

const http = createHttp({ origin: '' })

export function getStarred(drive: DriveId): Promise<PlacedNodes> {
  return http.json('GET', address(drive, 'starred'), PlacedNodesSchema)
}

export function getRecent(drive: DriveId): Promise<PlacedNodes> {
  return http.json('GET', address(drive, 'recent', { limit: '100' }), PlacedNodesSchema)
}
