/** A file or folder of a shared link, as the screens show it. Pure. */
import type { NodeId, RevisionId } from '../../core/ids'
import type { VisitedNode } from '../../core/protocol/links'

export interface VisitedItem {
  readonly id: NodeId
  readonly kind: 'file' | 'folder'
  readonly name: string
  /** `null` for folders. `mtime`: milliseconds since 1970. */
  readonly revision: { readonly id: RevisionId; readonly size: number; readonly mtime: number } | null
}

export function itemOf({ id, kind, name, file }: VisitedNode): VisitedItem {
  return { id, kind, name, revision: file && { id: file.revision as RevisionId, size: file.size, mtime: file.mtime } }
}
