/** What the engine is doing, as one union that the screens render. They decide nothing. */
import type { NodeId } from './ids'
import type { Path } from './name'
import type { LocalProblem } from './ports'
import type { Alarm } from './safety'

export type SyncStatus =
  | { readonly kind: 'starting' }
  | { readonly kind: 'scanning'; readonly found: number }
  /** `cursor`: the folder holds the drive as it was at this seq, but for what waits. */
  | { readonly kind: 'up-to-date'; readonly since: number; readonly cursor: number }
  | Syncing
  /** The first sync waits for the person. */
  | { readonly kind: 'preview'; readonly preview: Preview }
  /** The brake: nothing is done until the person answers. */
  | { readonly kind: 'asking'; readonly alarm: Alarm }
  /** `ahead`: what would be done, as far as the person asked for it. */
  | { readonly kind: 'paused'; readonly why: PauseReason; readonly ahead?: Preview }
  | { readonly kind: 'offline'; readonly since: number; readonly retryAt: number }

export interface Syncing {
  readonly kind: 'syncing'
  readonly done: number
  readonly total: number
  readonly bytesDone: number
  /** Known bytes to move, both directions. */
  readonly bytesTotal: number
  readonly bytesPerSecond: number
  readonly secondsLeft: number | undefined
}

export const PAUSE_REASONS = [
  'person',
  'permission-ask', // a click can give it back
  'permission-denied',
  'folder-gone', // moved away, unmounted, deleted
  'signed-out',
  'device-revoked',
  'no-access', // the drive is not (or no longer) ours
  'outdated', // the page is older than the server
  'over-quota',
  'disk-full',
  'server-full', // the server's own disk
  'fault', // a bug, here or there; tried again by itself
  'lost-lead', // another tab took over
] as const

export type PauseReason = (typeof PAUSE_REASONS)[number]

/** What a plan would do. Names are samples, at most `PREVIEW_NAMES` of each. */
export interface Preview {
  readonly up: Count
  readonly down: Count
  /** Known on both sides from now on, without any work. */
  readonly same: number
  /** Folders that are made on either side. */
  readonly made: Count
  /** Files and folders that get another place on either side; none in a first sync, and none of the conflicts. */
  readonly moved: Count
  /** Files and folders; none in a first sync. */
  readonly deletedHere: Count
  readonly deletedThere: Count
  readonly conflicts: Count
  /** Names this device cannot hold. */
  readonly unholdable: Count
}

export interface Count {
  readonly files: number
  readonly bytes: number
  readonly names: readonly Path[]
}

export const PREVIEW_NAMES = 20

/** Why one item is not in step; the rest goes on. */
export interface WaitingItem {
  readonly id: NodeId
  readonly path: Path
  readonly why: LocalProblem | RemoteProblem
  /** `undefined`: not until something changes. */
  readonly retryAt: number | undefined
}

export type RemoteProblem =
  | 'locked'
  | 'forbidden'
  | 'read-only'
  | 'over-quota'
  | 'bad-name-remote'
  | 'name-taken'
  | 'content-missing'
  | 'unknown-listing'

/** One thing that happened, for the activity list. */
export interface Activity {
  readonly at: number
  readonly what:
    | 'sent'
    /** Sent, and odd: it holds nothing any more, or was changed and its time was not. What it held stays among the versions. */
    | 'sent-emptied'
    | 'sent-same-time'
    | 'received'
    | 'moved-here'
    | 'moved-there'
    | 'deleted-here'
    | 'deleted-there'
    | 'conflict'
    | 'renamed-for-case'
    | 'folder-here'
    | 'folder-there'
  readonly path: Path
  readonly from?: Path
  readonly bytes?: number
}
