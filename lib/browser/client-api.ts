/** What the screens may ask of the browser side, and what they are shown. Implemented by `client.ts`. */
import type { EngineCommand, ItemState } from '../core/engine-api'
import type { DeviceId, DriveId, NodeId } from '../core/ids'
import type { Activity, SyncStatus, WaitingItem } from '../core/status'

/** Whether this browser can keep a folder in step. */
export type Support = { readonly folders: true } | { readonly folders: false; readonly why: 'no-api' | 'insecure' | 'brave' }

/** A folder that the person connected on this device, as the screens show it. */
export interface FolderSnapshot {
  /** Local id of the connection. */
  readonly id: string
  readonly drive: DriveId
  /** The folder's own name on the disk; its full path is never told to a page. */
  readonly name: string
  /** `follower`: another tab of this browser does the work and `status` is what it reports. */
  readonly role: 'leader' | 'follower' | 'starting'
  readonly status: SyncStatus
  readonly waiting: readonly WaitingItem[]
  /** Newest first, at most 200. */
  readonly activity: readonly Activity[]
  /** Only nodes that are not in step. */
  readonly items: ReadonlyMap<NodeId, ItemState>
}

export interface ClientSnapshot {
  readonly ready: boolean
  readonly folders: readonly FolderSnapshot[]
  /** The socket to the server stands. */
  readonly online: boolean
  /** Which of the account's devices this browser profile is, once it has connected a folder. */
  readonly device?: DeviceId
}

export type ConnectResult =
  | { readonly kind: 'connected'; readonly folder: string }
  /** Cancelled, refused, or a folder the browser blocks: the platform does not say which. */
  | { readonly kind: 'aborted' }
  | { readonly kind: 'not-a-folder' }
  | { readonly kind: 'permission-denied' }
  /** The same folder, one inside it or one around it is connected already. */
  | { readonly kind: 'overlaps'; readonly with: string }
  | { readonly kind: 'drive-taken' }
  | { readonly kind: 'failed'; readonly error: string }

export interface LockstepClient {
  readonly support: Support
  /** For `useSyncExternalStore`: the snapshot is a new object only when something changed. */
  snapshot(): ClientSnapshot
  subscribe(listener: () => void): () => void
  /** Opens the picker; call from a click. */
  pickFolder(drive: DriveId): Promise<ConnectResult>
  /** Takes the handle promised by `DataTransferItem.getAsFileSystemHandle()`, which must be called in the drop event itself. */
  connectDropped(drive: DriveId, handle: Promise<FileSystemHandle | null>): Promise<ConnectResult>
  /** Forgets the folder; every file stays, on both sides. */
  disconnect(folder: string): Promise<void>
  command(folder: string, command: EngineCommand): void
  /** Asks for readwrite again; call from a click. */
  requestPermission(folder: string): Promise<boolean>
  /** Called when a drive advanced on the server, for the file list. `head`: up to where, when it is known. */
  onAdvanced(listener: (drive: DriveId, head: number | undefined) => void): () => void
  /** Called when what this person may do in a drive is not what it was; also for a drive that is new to them. */
  onRights(listener: (drive: DriveId) => void): () => void
  /** Called when there may be something new among what this person wanted to be told. */
  onNoticed(listener: () => void): () => void
  /** Called when a folder on a device of this person stands otherwise than before, or such a device came or went. */
  onDevices(listener: () => void): () => void
  /** The network or the session may be back. */
  nudge(): void
  /** Ends all work in this tab and forgets nothing; after signing out. */
  close(): Promise<void>
}
