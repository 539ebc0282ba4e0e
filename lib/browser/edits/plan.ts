/** What one edit asks of the server: ops, each with what it is about, and what need not be asked. */

import type { Manifest } from '../../core/chunk/manifest'
import type { NodeId, OpId, RevisionId } from '../../core/ids'
import type { NewId } from '../../core/ports'
import type { Conflict, NewRevision, Op, RemoteNode } from '../../core/protocol/messages'
import type { Place } from '../../core/tree'
import type { Refused } from '../drive-api'

export interface PlannedOp {
  readonly op: Op
  /** What the person chose or made, that this op is a part of. */
  readonly about: NodeId
  readonly name: string
  /** The node as it was seen; `undefined` for one that is new, or not known here yet. */
  readonly before: RemoteNode | undefined
}

export interface Plan {
  readonly ops: readonly PlannedOp[]
  /** Known to be impossible without asking. */
  readonly refused: readonly Refused[]
  /** As wanted already. */
  readonly already: readonly NodeId[]
  /** Files that it deletes in more than one request: the server could not refuse it whole, so a person says yes before it is asked. */
  readonly doubtful?: number
}

export function planOf(ops: readonly PlannedOp[], refused: readonly Refused[] = [], already: readonly NodeId[] = []): Plan {
  return { ops, refused, already }
}

export function placeOf({ parent, name }: Place): Place {
  return { parent, name }
}

/** A content that the drive has already, for another revision. */
export interface HeldContent {
  readonly content: NewRevision['content']
  readonly size: number
  readonly mtime: number
  readonly chunks: Manifest
}

/** Makes ops with ids of their own. */
export class Ops {
  constructor(private readonly newId: NewId) {}

  id(): NodeId {
    return this.newId() as NodeId
  }

  createFolder(id: NodeId, place: Place): Op {
    return { op: 'create-folder', opId: this.op(), id, place: placeOf(place) }
  }

  createFile(id: NodeId, place: Place, content: HeldContent, conflict?: Conflict): Op {
    return {
      op: 'create-file',
      opId: this.op(),
      id,
      place: placeOf(place),
      revision: this.revision(content),
      ...(conflict && { conflict }),
    }
  }

  edit(id: NodeId, expect: RevisionId, content: HeldContent): Op {
    return { op: 'edit', opId: this.op(), id, expect, revision: this.revision(content) }
  }

  move(id: NodeId, from: Place, to: Place): Op {
    return { op: 'move', opId: this.op(), id, expect: placeOf(from), place: placeOf(to) }
  }

  /** `cursor`: nothing that came below a folder after it was seen. */
  remove(node: Place & { readonly id: NodeId; readonly revision: RevisionId | null }, cursor: number): Op {
    return { op: 'delete', opId: this.op(), id: node.id, expect: { place: placeOf(node), revision: node.revision }, cursor }
  }

  restore(id: NodeId, place: Place): Op {
    return { op: 'restore', opId: this.op(), id, place: placeOf(place) }
  }

  private op(): OpId {
    return this.newId() as OpId
  }

  private revision({ content, size, mtime, chunks }: HeldContent): NewRevision {
    return { id: this.newId() as RevisionId, content, size, mtime, chunks: [...chunks] }
  }
}
