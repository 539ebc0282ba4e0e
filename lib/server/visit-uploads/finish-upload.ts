/**
 * A file that came in whole becomes a node. Every step may be done again: the ids follow from the upload, chunks that are
 * held are not stored twice, and the row goes together with what is counted. So a crash at any place loses nothing, and
 * makes nothing twice.
 */
import type { NodeId } from '../../core/ids'
import type { Transaction } from '../db/database'
import type { LinkUpload } from '../db/generated/client'
import { Fault } from '../fault'
import { addFile } from '../ingest/add-file'
import { makeFolders } from '../ingest/make-folders'
import { type StoredContent, storeContent } from '../ingest/store-content'
import { stillInLink } from '../links/nodes-in-link'
import { notify, sayNoticed } from '../links/notices'
import { nodeInLink, type OpenLink } from '../links/open-link'
import { visitorOf } from '../links/visitor-edits'
import { madeSize } from './made-size'
import type { UploadFiles } from './upload-files'
import { madeIds } from './upload-ids'

/** Told after each step; tests stop the world there. */
export type UploadStep = 'stored' | 'committed' | 'counted'

/** Chunks of a purge that is under way may go between the look and the commit. */
const TRIES = 3

/** Throws `not-found` when its folder is gone from the link, `over-quota`, `disk-full`; what came in stays then. */
export async function finishUpload(link: OpenLink, row: LinkUpload, files: UploadFiles, after: (step: UploadStep) => void): Promise<void> {
  if ((await madeSize(link, row.id)) === undefined) await commit(link, row, files, after)
  after('committed')
  await count(link, row)
  after('counted')
  await files.discard(row.id)
}

async function commit(link: OpenLink, row: LinkUpload, files: UploadFiles, after: (step: UploadStep) => void): Promise<void> {
  const { drive } = link
  if ((await files.received(row.id))?.size !== Number(row.size)) throw new Fault('internal', 'an upload that is not whole')
  const top = await nodeInLink(link, row.parentId as NodeId)
  const author = visitorOf(link)
  const { op: opId, node: id, revision } = madeIds(link.row.id, row.id)
  for (let left = TRIES; left > 0; left--) {
    const stored = await store(link, row, files)
    after('stored')
    const check = (tx: Transaction) => stillInLink(tx, link, [top.id as NodeId])
    const parent = await makeFolders(drive, author, top.id as NodeId, row.folders === '' ? [] : row.folders.split('/'), check)
    const newRevision = { ...stored, id: revision, mtime: Number(row.mtime) }
    const node = await addFile(drive, author, { opId, id, parent, name: row.name, revision: newRevision }, check)
    if (node !== 'missing-chunks') return
  }
  throw new Fault('internal', 'chunks that were just stored are missing')
}

function store({ drive }: OpenLink, { id }: LinkUpload, files: UploadFiles): Promise<StoredContent> {
  return storeContent(drive, files.bytesOf(id), async (tx, bytes) => {
    const row = await tx.linkUpload.findUnique({ where: { id }, select: { reserved: true } })
    if (!row) throw new Fault('not-found')
    const left = row.reserved > BigInt(bytes) ? row.reserved - BigInt(bytes) : 0n
    // All of it is here.
    await tx.linkUpload.update({ where: { id }, data: { reserved: left, sent: left } })
  })
}

async function count({ row: link, drive }: OpenLink, { id, name, size }: LinkUpload): Promise<void> {
  const { server } = drive
  const told = await server.writer(async tx => {
    const { count } = await tx.linkUpload.deleteMany({ where: { id } })
    if (count === 0) return undefined
    await tx.link.update({ where: { id: link.id }, data: { uploadedBytes: { increment: size } } })
    return notify(tx, link, 'uploaded', name, server.now())
  })
  sayNoticed(server, told)
}
