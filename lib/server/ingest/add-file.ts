/** A file whose content is stored becomes a node: under its name, or the next free one. Nothing is ever written over. */

import { freeName } from '../../core/free-name'
import type { DeviceId, NodeId, OpId } from '../../core/ids'
import type { NewRevision, RemoteNode } from '../../core/protocol/messages'
import type { Check } from '../commit/commit'
import type { Drive } from '../drive'
import { editOne } from './edit-one'
import { faultOf } from './refusal'
import { takenNames } from './taken-names'

export interface NewFile {
  /** The same for each attempt, so that a repeated one is answered as the first that came through. */
  readonly opId: OpId
  readonly id: NodeId
  readonly parent: NodeId
  readonly name: string
  readonly revision: NewRevision
}

/** `missing-chunks`: what it was stored as was collected meanwhile. Throws what `faultOf` gives, and what `check` throws. */
export async function addFile(drive: Drive, author: DeviceId, file: NewFile, check?: Check): Promise<RemoteNode | 'missing-chunks'> {
  const { opId, id, parent, revision } = file
  for (let name = file.name; ; ) {
    const outcome = await editOne(drive, author, { op: 'create-file', opId, id, place: { parent, name }, revision }, check)
    if (outcome.kind === 'accepted') return outcome.node
    if (outcome.kind === 'missing-chunks') return 'missing-chunks'
    // Its answer was forgotten since, and the node is there.
    if (outcome.kind === 'stale' && outcome.node) return outcome.node
    if (outcome.kind !== 'name-taken') throw faultOf(outcome)
    const taken = await takenNames(drive, parent)
    name = freeName(file.name, 'file', key => taken.has(key))
  }
}
