/**
 * What the visitor's page may ask of the files that its visitor adds to a shared link. Types only, implemented by
 * `open-visit-uploads.ts`. Sizes are bytes, times milliseconds since 1970. Each `snapshot` is a new object only when
 * something changed, for `useSyncExternalStore`.
 */
import type { NodeId } from '../../core/ids'
import type { BadName } from '../../core/name'
import type { RemoteFault } from '../../core/ports'
import type { UploadTotals } from '../uploads/upload-totals'

/** Why one file does not go up. All but the first two may be tried again. */
export type VisitUploadFailure =
  | { readonly kind: 'bad-name'; readonly why: BadName | 'too-deep' }
  /** The server takes no file as large as this. */
  | { readonly kind: 'too-large' }
  /** The link, or whose drive it is, has no room for it. */
  | { readonly kind: 'over-quota' }
  /** It was changed while it was read. */
  | { readonly kind: 'changed' }
  /** It is not there any more. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'unreadable' }
  /** The folder it should go to is not in the link any more. */
  | { readonly kind: 'parent-gone' }
  /** The server would not take it, and why is not known here. */
  | { readonly kind: 'refused' }

export type VisitUploadState =
  | { readonly kind: 'queued' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly why: VisitUploadFailure }

export type VisitUploadId = string

/** A file on its way, or a folder with nothing in it. */
export interface VisitUploadItem {
  readonly id: VisitUploadId
  readonly kind: 'file' | 'folder'
  readonly name: string
  /** The folders below the target that it goes to, by name. */
  readonly folders: readonly string[]
  readonly size: number
  /** Bytes that went out; fewer again when a request broke off and the server has less. */
  readonly sent: number
  readonly state: VisitUploadState
}

/**
 * Nothing is sent now, and why: `offline`, `internal`, `disk-full` and `rate-limited` are tried again by themselves at
 * `retryAt`; `link-locked`, `not-found` (the link opens nothing any more) and the others only after `nudge`.
 */
export interface VisitUploadsHeld {
  readonly why: RemoteFault['kind']
  readonly retryAt: number | undefined
}

export interface VisitUploadsSnapshot extends UploadTotals<VisitUploadItem> {
  readonly held: VisitUploadsHeld | undefined
  /** Folders are still being looked through: the totals grow. */
  readonly counting: boolean
}

/**
 * A file that was begun by an earlier page goes on where it was when the visitor picks or drops the same file to the
 * same place again. A name that is taken becomes `name (1)` at the server.
 */
export interface VisitUploads {
  readonly snapshot: () => VisitUploadsSnapshot
  readonly subscribe: (listener: () => void) => () => void
  /** From `<input>` (`webkitRelativePath` gives the folders), or paste. `to`: a folder that the link opens; `undefined`: the one that it names. */
  addFiles(files: readonly File[], to: NodeId | undefined): void
  /** Folders too, also empty ones. To be called in the drop event itself, before any `await`: the items are only good until it ends. */
  addDropped(items: DataTransferItemList, to: NodeId | undefined): void
  /** Without an id: all. */
  pause(id?: VisitUploadId): void
  resume(id?: VisitUploadId): void
  /** What of it is at the server goes; files that are done stay. */
  cancel(id?: VisitUploadId): void
  /** Failed ones once more. */
  retry(id?: VisitUploadId): void
  /** Takes those that are done or failed off the list. */
  clear(): void
  /** The link was unlocked, or the network may be back: what waits is tried now. */
  nudge(): void
  /** Ends all work of this page; what is at the server waits there for a day. */
  close(): void
}

/** `done`: a file became part of the drive; many at once are told once. */
export interface VisitUploadsOptions {
  readonly token: string
  readonly done?: () => void
  /** Bugs, for developers. */
  readonly fault: (error: unknown) => void
}
