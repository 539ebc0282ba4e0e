/** What the app may ask of a running engine, and what it is told. Both cross a worker boundary: plain data only. */
import type { NodeId } from './ids'
import type { Activity, SyncStatus, WaitingItem } from './status'

export type EngineCommand =
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  /** While paused: look at both sides, and tell what would be done. Nothing is. */
  | { readonly kind: 'look-ahead' }
  /** Scan everything and try every waiting item now. */
  | { readonly kind: 'sync-now' }
  /** The preview was seen: begin the first sync. */
  | { readonly kind: 'begin' }
  /** `delete`: do it. `keep`: bring back what would be deleted, on both sides. */
  | { readonly kind: 'answer-alarm'; readonly answer: 'delete' | 'keep' }
  /** The tab got focus, the network came back, permission was given: look again. */
  | { readonly kind: 'nudge' }

export interface EngineEvents {
  status(status: SyncStatus): void
  activity(items: readonly Activity[]): void
  /** All that wait, whenever the list changed. */
  waiting(items: readonly WaitingItem[]): void
  /** A bug: something threw that should not have. The engine tries again later. */
  fault(error: unknown): void
  /** Nodes whose sync state changed; see `ItemState`. */
  items(states: readonly { readonly id: NodeId; readonly state: ItemState }[]): void
}

export interface Engine {
  start(): void
  command(command: EngineCommand): void
  /** Ends all work; what is under way is left as a crash would leave it, but nothing new is begun. */
  stop(): Promise<void>
}

/** `only-here`: changed by somebody who may not change the drive. `ignored`: kept out of sync by the rules of the drive. */
export type ItemState = 'in-step' | 'to-send' | 'to-receive' | 'sending' | 'receiving' | 'waiting' | 'only-here' | 'ignored' | 'gone'
