/** Everything that a page and its mirror worker say to each other. */
import type { DriveId, NodeId } from '../../core/ids'
import type { RemoteNode } from '../../core/protocol/messages'
import type { Counts, MirrorSnapshot, Step } from '../drive-api'
import type { IndexQuery } from './name-index'

export type ReplicaListing =
  | { readonly kind: 'listed'; readonly path: readonly Step[]; readonly nodes: readonly RemoteNode[] }
  | { readonly kind: 'gone' }
  /** The replica cannot say. */
  | { readonly kind: 'not-whole' }

export interface ReplicaHits {
  /** With the folders around each, from the top down. */
  readonly hits: readonly { readonly node: RemoteNode; readonly path: readonly Step[] }[]
  readonly more: boolean
  readonly whole: boolean
}

/** What a page asks of the replica. `undefined`: it cannot say while it is not whole. */
export interface Replica {
  listing(folder: NodeId): Promise<ReplicaListing>
  /** Those that are there. */
  nodes(ids: readonly NodeId[]): Promise<readonly RemoteNode[]>
  /** From the top to the node itself. */
  path(id: NodeId): Promise<readonly Step[] | undefined>
  search(query: IndexQuery): Promise<ReplicaHits>
  counts(folder: NodeId): Promise<Counts | undefined>
  /** Everything below these folders, parents before children, they themselves not among it. */
  below(ids: readonly NodeId[]): Promise<readonly RemoteNode[] | undefined>
  /** The cursor to delete with: nothing after it was seen. */
  cursor(): Promise<number | undefined>
  /** Asks the server for news now. Resolves when they are here or cannot be had. */
  look(): Promise<void>
  /** Resolves when the replica has come to `head`; to `false` when it cannot now. */
  reach(head: number): Promise<boolean>
  /** Stops and lets go of the database. */
  close(): Promise<void>
}

export type ReplicaEvent =
  | { readonly kind: 'state'; readonly state: MirrorSnapshot }
  | { readonly kind: 'changed'; readonly ids: readonly NodeId[]; readonly folders: readonly NodeId[] }
  | { readonly kind: 'cleared' }

export interface MirrorSetup {
  readonly origin: string
  readonly drive: DriveId
}

export type ToMirror =
  | ({ readonly kind: 'setup' } & MirrorSetup)
  | { readonly kind: 'call'; readonly call: number; readonly method: keyof Replica; readonly args: readonly unknown[] }

export type FromMirror =
  | { readonly kind: 'answer'; readonly call: number; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly call: number; readonly error: string }
  | { readonly kind: 'event'; readonly event: ReplicaEvent }
