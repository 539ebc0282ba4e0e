/** What was in a drive: older contents, the trash, who did what. Throws `RemoteFault`. */
import { createHttp } from '../../browser/remote/http'
import type { DriveId, NodeId, RevisionId } from '../../core/ids'
import { type Activity, ActivitySchema } from '../../core/protocol/activity'
import { type History, HistorySchema } from '../../core/protocol/history'
import { type Purged, PurgedSchema, type Trash, TrashSchema } from '../../core/protocol/trash'
import { address } from './address'

const http = createHttp({ origin: '' })
const PAGE = '50'

export function getRevisions(drive: DriveId, node: NodeId, before: string | undefined): Promise<History> {
  return http.json('GET', address(drive, `nodes/${node}/revisions`, { before, limit: PAGE }), HistorySchema)
}

/** Where an older content of a file is, as a download. */
export function revisionUrl(drive: DriveId, node: NodeId, revision: RevisionId): string {
  return address(drive, `nodes/${node}/content`, { revision })
}

/** The same for elements that only show it. */
export function inlineUrl(drive: DriveId, node: NodeId, revision: RevisionId): string {
  return address(drive, `nodes/${node}/content`, { revision, inline: '1' })
}

export function getTrash(drive: DriveId, before: string | undefined): Promise<Trash> {
  return http.json('GET', address(drive, 'trash', { before, limit: PAGE }), TrashSchema)
}

/** For good, with all that was deleted with it. */
export function purge(drive: DriveId, node: NodeId): Promise<Purged> {
  return http.json('DELETE', address(drive, `trash/${node}`), PurgedSchema)
}

/** Everything in the trash, for good. */
export function emptyTrash(drive: DriveId): Promise<Purged> {
  return http.json('DELETE', address(drive, 'trash'), PurgedSchema)
}

/** `node`: only what was done to it. */
export function getActivity(drive: DriveId, node: NodeId | undefined, before: string | undefined): Promise<Activity> {
  return http.json('GET', address(drive, 'activity', { node, before, limit: PAGE }), ActivitySchema)
}
