/** Rows as the protocol speaks of them. */
import { unsettled } from '../../core/conflict'
import type { NodeId, RevisionId } from '../../core/ids'
import { BY_LINK } from '../../core/protocol/by-link'
import type { Conflict, RemoteNode, RevisionInfo } from '../../core/protocol/messages'
import type { Database, Transaction } from '../db/database'
import type { Revision } from '../db/generated/client'
import { inGroups } from '../db/in-groups'
import type { NodeRow } from './node-table'

export type RevisionRow = Omit<Revision, 'manifest'>

/** Names of people and devices, by their ids. */
export type People = ReadonlyMap<string, string>

/** How what visitors of a link do is signed, before the link's id. */
export const LINK_AUTHOR = 'link:'

export const WITHOUT_MANIFEST = {
  driveId: true,
  id: true,
  nodeId: true,
  content: true,
  size: true,
  mtime: true,
  chunkCount: true,
  authorId: true,
  deviceId: true,
  at: true,
} as const

export function findRevisions(db: Database | Transaction, driveId: string, ids: readonly string[]): Promise<RevisionRow[]> {
  return inGroups(ids, group => db.revision.findMany({ where: { driveId, id: { in: group } }, select: WITHOUT_MANIFEST }))
}

export async function findPeople(
  db: Database | Transaction,
  revisions: readonly Pick<RevisionRow, 'authorId' | 'deviceId'>[],
): Promise<People> {
  const select = { id: true, name: true } as const
  const users = await inGroups([...new Set(revisions.map(row => row.authorId))], group =>
    db.user.findMany({ where: { id: { in: group } }, select }),
  )
  const devices = await inGroups([...new Set(revisions.map(row => row.deviceId))], group =>
    db.device.findMany({ where: { id: { in: group } }, select }),
  )
  const links = revisions.filter(row => row.deviceId.startsWith(LINK_AUTHOR)).map(row => ({ id: row.deviceId, name: BY_LINK }))
  return new Map([...users, ...devices, ...links].map(row => [row.id, row.name]))
}

/** The nodes of one drive with what they hold, in the given order. */
export async function describeNodes(db: Database | Transaction, rows: readonly NodeRow[]): Promise<RemoteNode[]> {
  const first = rows[0]
  if (!first) return []
  const revisions = await findRevisions(
    db,
    first.driveId,
    rows.map(row => row.revisionId).filter(id => id !== null),
  )
  const people = await findPeople(db, revisions)
  const byId = new Map(revisions.map(row => [row.id, row]))
  return rows.map(row => describeNode(row, row.revisionId === null ? undefined : byId.get(row.revisionId), people))
}

export function describeNode(row: NodeRow, revision: RevisionRow | undefined, people: People): RemoteNode {
  return {
    id: row.id as NodeId,
    kind: row.folder ? 'folder' : 'file',
    parent: row.parentId as NodeId,
    name: row.name,
    seq: Number(row.seq),
    deleted: row.deleted,
    revision: revision ? describeRevision(revision, people) : null,
    conflict: unsettled({ name: row.name, conflict: conflictOf(row) }),
  }
}

export function conflictOf(row: NodeRow): Conflict | null {
  if (row.conflictOf === null) return null
  return {
    of: row.conflictOf as NodeId,
    base: row.conflictBase as RevisionId | null,
    theirs: row.conflictTheirs as RevisionId | null,
  }
}

export function describeRevision(row: RevisionRow, people: People): RevisionInfo {
  return {
    id: row.id as RevisionInfo['id'],
    content: row.content as RevisionInfo['content'],
    size: Number(row.size),
    mtime: Number(row.mtime),
    chunks: row.chunkCount,
    at: Number(row.at),
    author: people.get(row.authorId) ?? '',
    device: people.get(row.deviceId) ?? '',
  }
}
