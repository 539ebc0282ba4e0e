/**
 * What search asks of an index: a copy of what drives hold, made for finding. It can be lost at any time and is then
 * filled again from the drives; it is never asked what is true. Every question names one drive, and no answer speaks of
 * another.
 */
import type { ContentHash, DriveId, NodeId } from '../../core/ids'
import type { SearchKind, Snippet } from '../../core/protocol/search'

/** A live node. */
export interface IndexedNode {
  readonly id: NodeId
  readonly parent: NodeId
  readonly name: string
  readonly kind: SearchKind
  /** Bytes; like all that follows `null` for folders. */
  readonly size: number | null
  /** When the server took the content, milliseconds since 1970. */
  readonly at: number | null
  readonly author: string | null
  readonly device: string | null
  /** The content whose text is to be read; `null`: it has none that is. */
  readonly readable: ContentHash | null
}

export interface Changes {
  readonly nodes: readonly IndexedNode[]
  readonly gone: readonly NodeId[]
  /** The seq up to which the drive is now known. */
  readonly cursor: number
}

/** A content whose text nobody has read yet, and a file that has it. */
export interface Unread {
  readonly content: ContentHash
  readonly node: NodeId
  readonly name: string
}

export interface IndexQuery {
  readonly text: string
  readonly kinds: readonly SearchKind[] | undefined
  /** An author's or a device's id. */
  readonly who: string | undefined
  readonly folder: NodeId | undefined
  readonly minSize: number | undefined
  readonly maxSize: number | undefined
  readonly after: number | undefined
  readonly before: number | undefined
  readonly limit: number
}

export interface Found {
  readonly id: NodeId
  readonly snippet: Snippet | null
}

export interface SearchIndex {
  /** Up to where the drive is known: 0 when it is not, or when it was known under another epoch, which is forgotten. */
  cursor(drive: DriveId, epoch: string): Promise<number>
  /** Forgets the drive. */
  drop(drive: DriveId): Promise<void>
  /** All of it or nothing. */
  apply(drive: DriveId, changes: Changes): Promise<void>
  /** At most `limit`, each handed out three times at most: what was never answered by `setText` is then passed over. */
  unread(drive: DriveId, limit: number): Promise<readonly Unread[]>
  /** `null`: it could not be read, and is not tried again. */
  setText(drive: DriveId, content: ContentHash, text: string | null): Promise<void>
  /** The best first, at most `limit` and one. */
  find(drive: DriveId, query: IndexQuery): Promise<readonly Found[]>
}
