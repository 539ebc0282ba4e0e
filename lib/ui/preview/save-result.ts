/** What became of a text that somebody wrote here, and the door through which it goes. Knows nothing of editors. */
import type { NodeId, RevisionId } from '../../core/ids'
import type { RemoteFault } from '../../core/ports'

/** A revision that somebody else wrote meanwhile. */
export interface NewerRevision {
  /** As shown to people; '' when it is not known. */
  readonly author: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly revision: RevisionId
}

export interface SaveFailed {
  readonly kind: 'failed'
  readonly reason: RemoteFault['kind']
}

/** `conflict`: nothing was written, as the file is not what the author began with. */
export type SaveResult =
  | { readonly kind: 'saved'; readonly revision: RevisionId }
  | { readonly kind: 'conflict'; readonly newer: NewerRevision }
  | SaveFailed

/** `name`: of the file that now holds it. */
export type CopyResult = { readonly kind: 'saved'; readonly name: string } | SaveFailed

export interface EditDoor {
  /** As the newest revision, if `expected` is still the newest. The text begins with U+FEFF when the file did; written as UTF-8. */
  save(node: NodeId, text: string, expected: RevisionId): Promise<SaveResult>
  /** As a file of its own beside it. */
  saveCopy(node: NodeId, text: string): Promise<CopyResult>
}
