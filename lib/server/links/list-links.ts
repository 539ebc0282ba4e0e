/** The links that somebody may see: their own, and in drives that they own those of everybody. */

import { RIGHTS } from '../../core/protocol/drives'
import type { SharedLink } from '../../core/protocol/links'
import type { Server } from '../context'
import { type Drive, roleIn } from '../drive'
import { describeLinks, WITH_ROOTS } from './describe-links'

/** Of one drive, newest first. Those that ran out are among them, so that they can be extended. */
export async function linksOfDrive({ id, role, server, user }: Drive): Promise<SharedLink[]> {
  const where = { driveId: id, ...(role === 'owner' ? {} : { creatorId: user.id }) }
  return describeLinks(server, await server.db.link.findMany({ where, include: WITH_ROOTS, orderBy: NEWEST }), user.id)
}

/** Those that somebody made, in all drives where they still may. Newest first. */
export async function linksOfUser(server: Server, userId: string): Promise<SharedLink[]> {
  const rows = await server.db.link.findMany({ where: { creatorId: userId }, include: WITH_ROOTS, orderBy: NEWEST })
  const drives = await writableAmong(
    server,
    rows.map(row => row.driveId),
    userId,
  )
  return describeLinks(
    server,
    rows.filter(row => drives.has(row.driveId)),
    userId,
  )
}

const NEWEST = [{ createdAt: 'desc' }, { id: 'desc' }] as const satisfies object[]

async function writableAmong({ db }: Server, ids: readonly string[], userId: string): Promise<ReadonlySet<string>> {
  const drives = await db.drive.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, ownerId: true } })
  const writable = new Set<string>()
  for (const drive of drives) {
    const role = await roleIn(db, drive, userId)
    if (role && RIGHTS[role].includes('write')) writable.add(drive.id)
  }
  return writable
}
