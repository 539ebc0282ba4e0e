/** What was in a drive: older contents, the trash, who did what. Throws `RemoteFault`. */
import { createHttp } from '../../browser/remote/http'
import type { DriveId, NodeId, RevisionId } from '../../core/ids'
import { type Activity, ActivitySchema, type Deed } from '../../core/protocol/activity'
import { type Authors, AuthorsSchema } from '../../core/protocol/authors'
import { type History, HistorySchema } from '../../core/protocol/history'
import { type RemovedVersion, RemovedVersionSchema } from '../../core/protocol/storage'
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

/** An older content goes for good; for the owner. */
export function removeVersion(drive: DriveId, node: NodeId, revision: RevisionId): Promise<RemovedVersion> {
  return http.json('DELETE', address(drive, `nodes/${node}/revisions/${revision}`), RemovedVersionSchema)
}

/** The same as `revisionUrl` for elements that only show it. */
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

/** What is asked of the activity; without all of these, everything. */
export interface ActivityAsked {
  /** Only what was done to it. */
  readonly node?: NodeId
  /** Only what was done to it and to what lies below. */
  readonly folder?: NodeId
  /** `me`, or an account's id. */
  readonly who?: string
  readonly what?: Deed
  /** Milliseconds since 1970. */
  readonly since?: number
}

export function getActivity(drive: DriveId, { since, ...asked }: ActivityAsked, before: string | undefined): Promise<Activity> {
  const query = { ...asked, ...(since !== undefined && { since: String(since) }), before, limit: PAGE }
  return http.json('GET', address(drive, 'activity', query), ActivitySchema)
}

export function getAuthors(drive: DriveId): Promise<Authors> {
  return http.json('GET', address(drive, 'authors'), AuthorsSchema)
}
