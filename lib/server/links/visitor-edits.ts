/**
 * What visitors change, done in the name of whoever made the link. Every node that is named must be in it; what the link
 * itself names stays where it is and as it is called.
 */
import { unreachable } from '../../core/assert'
import type { DeviceId, NodeId, OpId } from '../../core/ids'
import type { VisitorEdit, VisitorEdited } from '../../core/protocol/links'
import { type Op, type Outcome, PROTOCOL_VERSION } from '../../core/protocol/messages'
import { editDrive } from '../commit/commit'
import { LINK_AUTHOR } from '../commit/describe'
import type { Node } from '../db/generated/client'
import { newId } from '../new-id'
import { isAnyBelow } from '../node-chains'
import { stillInLink } from './nodes-in-link'
import { nodeInLink, type OpenLink } from './open-link'
import { visitedNode } from './visited-nodes'

/** By whom the drive's history says that visitors did something. */
export function visitorOf({ row }: OpenLink): DeviceId {
  return `${LINK_AUTHOR}${row.id}` as DeviceId
}

/** Throws `not-found` for a node that the link does not open. */
export async function editByVisitor(link: OpenLink, edit: VisitorEdit): Promise<VisitorEdited> {
  const node = await nodeInLink(link, edit.do === 'create-folder' ? edit.parent : edit.node)
  if (edit.do !== 'create-folder' && (await holdsRoot(link, node))) return { kind: 'forbidden' }
  const ops = [await opOf(link, node, edit)]
  const edits = { protocol: PROTOCOL_VERSION, deletesConfirmed: true, ops } as const
  const { outcomes } = await editDrive(link.drive, visitorOf(link), edits, tx => stillInLink(tx, link, [node.id as NodeId]))
  return answerTo(link, outcomes[0] as Outcome)
}

/** A folder goes with all that is in it, also with something that the link names. */
async function holdsRoot({ roots, drive }: OpenLink, node: Node): Promise<boolean> {
  const ids = roots.map(root => root.id)
  return ids.includes(node.id) || (ids.length > 1 && (await isAnyBelow(drive, ids, new Set([node.id]))))
}

async function opOf({ drive }: OpenLink, node: Node, edit: VisitorEdit): Promise<Op> {
  const opId = newId<OpId>()
  const parent = node.parentId as NodeId
  const id = node.id as NodeId
  switch (edit.do) {
    case 'create-folder':
      return { op: 'create-folder', opId, id: newId<NodeId>(), place: { parent: id, name: edit.name } }
    case 'rename':
      return { op: 'move', opId, id, expect: { parent, name: edit.expect }, place: { parent, name: edit.name } }
    case 'delete': {
      const { seq } = await drive.server.db.drive.findUniqueOrThrow({ where: { id: drive.id }, select: { seq: true } })
      const revision = edit.revision as (Op & { op: 'delete' })['expect']['revision']
      return { op: 'delete', opId, id, expect: { place: { parent, name: node.name }, revision }, cursor: Number(seq) }
    }
    default:
      return unreachable(edit)
  }
}

/** What an op that a visitor asked for is answered. */
export function answerTo(link: OpenLink, outcome: Outcome): VisitorEdited {
  switch (outcome.kind) {
    case 'accepted':
      return { kind: 'done', node: visitedNode(link, outcome.node) }
    case 'name-taken':
    case 'bad-name':
    case 'over-quota':
      return { kind: outcome.kind }
    case 'forbidden':
    case 'locked':
      return { kind: 'forbidden' }
    case 'stale':
    case 'parent-gone':
      return { kind: 'stale' }
    case 'missing-chunks':
    case 'unconfirmed':
      throw new Error(`a visitor's edit was answered ${outcome.kind}`)
    default:
      return unreachable(outcome)
  }
}
