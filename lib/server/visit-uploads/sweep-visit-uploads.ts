/**
 * Uploads that nobody goes on with: what came in whole is finished; what stands still gives back the room for what it has
 * not sent after an hour, and goes after a day, or with the hour when nothing came at all.
 */
import type { Server } from '../context'
import type { LinkUpload } from '../db/generated/client'
import { Fault } from '../fault'
import { type OpenLink, reopenLink } from '../links/open-link'
import { letGoUnsent, STILL_MS } from './held-room'
import type { UploadFiles } from './upload-files'

/** Without a byte more. */
const GIVEN_UP_MS = 24 * 60 * 60_000

type Finish = (link: OpenLink, row: LinkUpload) => Promise<void>
type Row = LinkUpload & { readonly link: { readonly version: number } }

export async function sweepVisitUploads(server: Server, files: UploadFiles, finish: Finish): Promise<void> {
  // Files first: a row is always there before its file.
  const names = await files.list()
  const rows = await server.db.linkUpload.findMany({ include: { link: { select: { version: true } } } })
  const known = new Set(rows.map(row => row.id))
  for (const name of names) if (!known.has(name)) await files.discard(name)
  for (const row of rows) {
    if (!server.open) return
    await sweepUpload(server, files, finish, row)
  }
}

async function sweepUpload(server: Server, files: UploadFiles, finish: Finish, row: Row): Promise<void> {
  const received = await files.received(row.id)
  if (received?.size === Number(row.size) && (await isFinished(server, finish, row))) return
  const sent = received?.size ?? 0
  const still = server.now() - (sent > 0 ? (received?.changedAt ?? 0) : Number(row.createdAt))
  if (still < STILL_MS) return
  if (sent > 0 && still < GIVEN_UP_MS) return letGoUnsent(server, row.id, sent)
  await files.remove(row.id)
  server.log.info({ upload: row.id }, 'removed an upload that was given up')
}

async function isFinished(server: Server, finish: Finish, row: Row): Promise<boolean> {
  try {
    await finish(await reopenLink(server, row.linkId, row.link.version, 'upload'), row)
    return true
  } catch (error) {
    if (!(error instanceof Fault)) server.log.warn({ err: error, upload: row.id }, 'an upload could not be finished')
    return false
  }
}
