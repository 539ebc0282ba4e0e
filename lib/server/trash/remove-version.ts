/** One older content of a file goes for good. */
import type { NodeId } from '../../core/ids'
import type { RemovedVersion } from '../../core/protocol/storage'
import { findRevision } from '../content'
import type { Remover } from './old-versions'

/** Throws `not-found` for a content that is not this node's. */
export async function removeVersion(remover: Remover, node: NodeId, revision: string): Promise<RemovedVersion> {
  const { drive } = remover
  await findRevision(drive, node, revision)
  const removed = await drive.server.housekeeping.removeVersions(remover, { node, revision })
  return removed.versions === 0 ? { kind: 'needed' } : { kind: 'done', ...removed }
}
