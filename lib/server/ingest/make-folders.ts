/** Folders by name below another: those that are there are used, those that are not are made, each once. */

import { freeName } from '../../core/free-name'
import type { DeviceId, NodeId, OpId } from '../../core/ids'
import { nameKey } from '../../core/name'
import type { Op, Outcome } from '../../core/protocol/messages'
import type { Check } from '../commit/commit'
import { liveKey } from '../commit/node-table'
import type { Drive } from '../drive'
import { newId } from '../new-id'
import { editOne } from './edit-one'
import { faultOf } from './refusal'

/** The last of `names`; `top` when there are none. A file that has a name stays, and its folder is `name (1)`. Throws what `faultOf` gives, and what `check` throws. */
export async function makeFolders(drive: Drive, author: DeviceId, top: NodeId, names: readonly string[], check?: Check): Promise<NodeId> {
  let folder = top
  for (const name of names) folder = await makeFolder(drive, author, { parent: folder, name }, check)
  return folder
}

interface Place {
  readonly parent: NodeId
  readonly name: string
}

async function makeFolder(drive: Drive, author: DeviceId, { parent, name }: Place, check?: Check): Promise<NodeId> {
  const files = new Set<string>()
  // Somebody may make or remove one between the look and the commit: looked again then.
  for (;;) {
    const free = freeName(name, 'folder', key => files.has(key))
    const there = await liveChild(drive, parent, free)
    if (there?.folder) return there.id as NodeId
    if (there) {
      files.add(nameKey(free))
      continue
    }
    const outcome = await create(drive, author, { parent, name: free }, check)
    if (outcome.kind === 'accepted') return outcome.node.id
    if (outcome.kind !== 'name-taken') throw faultOf(outcome)
  }
}

function create(drive: Drive, author: DeviceId, place: Place, check?: Check): Promise<Outcome> {
  const op: Op = { op: 'create-folder', opId: newId<OpId>(), id: newId<NodeId>(), place }
  return editOne(drive, author, op, check)
}

function liveChild(drive: Drive, parent: NodeId, name: string) {
  const where = { driveId_liveKey: { driveId: drive.id, liveKey: liveKey(parent, nameKey(name)) } }
  return drive.server.db.node.findUnique({ where, select: { id: true, folder: true } })
}
