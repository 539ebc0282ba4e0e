/** What a file held before; of files in the trash too. */
import type { Manifest } from '../../core/chunk/manifest'
import type { NodeId } from '../../core/ids'
import type { History } from '../../core/protocol/history'
import { findNode } from '../changes'
import { describeRevision, findPeople, type RevisionRow, WITHOUT_MANIFEST } from '../commit/describe'
import { findRevision } from '../content'
import type { Drive } from '../drive'
import { Fault } from '../fault'
import { type TimeCursor, timeCursor } from '../http/query'
import { manifestOf } from '../manifests'

/** Newest first. Throws `not-found` for what is no file, or was purged. */
export async function revisionsOf(drive: Drive, id: NodeId, before: TimeCursor | undefined, limit: number): Promise<History> {
  const node = await findNode(drive, id)
  if (!node || node.revisionId === null) throw new Fault('not-found')
  const older = before && { OR: [{ at: { lt: before.at } }, { at: before.at, id: { lt: before.id } }] }
  const rows: RevisionRow[] = await drive.server.db.revision.findMany({
    where: { driveId: drive.id, nodeId: id, ...older },
    select: WITHOUT_MANIFEST,
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const people = await findPeople(drive.server.db, page)
  return {
    revisions: page.map(row => ({ ...describeRevision(row, people), current: row.id === node.revisionId })),
    next: rows.length > limit && last ? timeCursor(last) : null,
  }
}

/** Which chunks make a content that the node has or had. Throws `not-found`. */
export async function manifestOfRevision(drive: Drive, id: NodeId, revision: string): Promise<{ chunks: Manifest }> {
  return { chunks: manifestOf(await findRevision(drive, id, revision)) }
}
