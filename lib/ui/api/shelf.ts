/** Stars and recent files. Throws `RemoteFault`. */
import { z } from 'zod/mini'
import { createHttp } from '../../browser/remote/http'
import type { DriveId, NodeId } from '../../core/ids'
import { type PlacedNodes, PlacedNodesSchema } from '../../core/protocol/placed-node'
import { address } from './address'

const http = createHttp({ origin: '' })

export function getStarred(drive: DriveId): Promise<PlacedNodes> {
  return http.json('GET', address(drive, 'starred'), PlacedNodesSchema)
}

export async function setStar(drive: DriveId, node: NodeId, starred: boolean): Promise<void> {
  await http.json(starred ? 'PUT' : 'DELETE', address(drive, `nodes/${node}/star`), z.unknown())
}

export function getRecent(drive: DriveId): Promise<PlacedNodes> {
  return http.json('GET', address(drive, 'recent', { limit: '100' }), PlacedNodesSchema)
}
