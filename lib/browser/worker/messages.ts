/** Everything that a page and its worker say to each other. */
import type { EngineCommand } from '../../core/engine-api'
import type { DriveId } from '../../core/ids'
import type { FolderUpdate } from '../folder-view'

/** What the worker must know before anything else. */
export interface WorkerSetup {
  readonly origin: string
  readonly device: string | undefined
  /** As people know this device; it signs conflict copies. */
  readonly deviceName: string
}

export type ToWorker =
  | ({ readonly kind: 'setup' } & WorkerSetup)
  /** Pushes of these drives are passed on. */
  | { readonly kind: 'hear'; readonly drives: readonly DriveId[] }
  /** This tab leads the folder now. */
  | {
      readonly kind: 'start'
      readonly folder: string
      readonly drive: DriveId
      readonly handle: FileSystemDirectoryHandle
      readonly paused: boolean
    }
  | { readonly kind: 'command'; readonly folder: string; readonly command: EngineCommand }
  /** Answered by `stopped` when nothing of it runs any more. */
  | { readonly kind: 'stop'; readonly folder: string }
  /** The network may be back. */
  | { readonly kind: 'reconnect' }

export type FromWorker =
  | { readonly kind: 'online'; readonly online: boolean }
  | { readonly kind: 'advanced'; readonly drive: DriveId; readonly head: number | undefined }
  /** What this account may do in the drive changed. */
  | { readonly kind: 'rights'; readonly drive: DriveId }
  /** There is something new among what this person wanted to be told. */
  | { readonly kind: 'noticed' }
  /** How a folder on a device of this person stands, or which of them are open. */
  | { readonly kind: 'devices' }
  | { readonly kind: 'update'; readonly folder: string; readonly update: FolderUpdate }
  | { readonly kind: 'stopped'; readonly folder: string }
