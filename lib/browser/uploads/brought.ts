/** What one batch changed in the drive, so that it can be taken back as one. */
import type { NodeId, RevisionId } from '../../core/ids'
import type { RemoteNode, RevisionInfo } from '../../core/protocol/messages'

/** A file that got a new version. */
export interface Replaced {
  readonly id: NodeId
  readonly name: string
  readonly before: RevisionInfo
  readonly now: RevisionId
}

export class Brought {
  readonly replaced: Replaced[] = []
  /** What was made, and lies in nothing else that was made. */
  readonly tops: Pick<RemoteNode, 'id' | 'parent' | 'name' | 'revision'>[] = []
  /** All that was made. */
  readonly made = new Set<NodeId>()
  /** The newest change among these. */
  head = 0
  /** Files that were made or got a new version. */
  files = 0

  make({ id, kind, parent, name, revision, seq }: RemoteNode): void {
    if (this.made.has(id)) return
    this.made.add(id)
    this.head = Math.max(this.head, seq)
    if (kind === 'file') this.files++
    // Of the others there may be very many, and they go with what they lie in.
    if (!this.made.has(parent)) this.tops.push({ id, parent, name, revision })
  }

  replace(file: Replaced): void {
    this.files++
    this.replaced.push(file)
  }

  get isNothing(): boolean {
    return this.made.size === 0 && this.replaced.length === 0
  }
}
