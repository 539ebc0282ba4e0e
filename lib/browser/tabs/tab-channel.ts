/** What the tabs of one browser tell each other about the folders that one of them leads. */
import type { EngineCommand } from '../../core/engine-api'
import type { FolderUpdate, FolderView } from '../folder-view'

export type TabMessage =
  /** From the leader, as it happens. */
  | { readonly kind: 'update'; readonly folder: string; readonly update: FolderUpdate }
  /** From the leader, to whoever asked. */
  | { readonly kind: 'view'; readonly folder: string; readonly view: FolderView }
  /** From a tab that follows and knows nothing yet. */
  | { readonly kind: 'hello'; readonly folder: string }
  /** To the leader. */
  | { readonly kind: 'command'; readonly folder: string; readonly command: EngineCommand }
  /** A folder was connected or disconnected: look at the list again. */
  | { readonly kind: 'folders' }

/** The part of a `BroadcastChannel` that is needed. */
export interface Channel {
  postMessage(message: TabMessage): void
  onmessage: ((event: { readonly data: TabMessage }) => void) | null
  close(): void
}

export const CHANNEL_NAME = 'lockstep-tabs'

export function openTabChannel(): Channel {
  return new BroadcastChannel(CHANNEL_NAME) as Channel
}
