/** The one door to anybody's data: nothing reads or writes a file without a `Drive`, and only here is one made. */
import type { DriveId } from '../core/ids'
import type { Server } from './context'
import { Fault } from './fault'
import { toUser, type User } from './session'

declare const opened: unique symbol

export interface Drive {
  readonly id: DriveId
  readonly ownerId: string
  /** Who opened it. */
  readonly user: User
  readonly server: Server
  readonly [opened]: true
}

/** Throws `not-found` for a drive that is not there or not theirs: the difference is nobody's business. */
export async function openDrive(server: Server, user: User, id: string): Promise<Drive> {
  const row = await server.db.drive.findUnique({ where: { id }, select: { id: true, ownerId: true } })
  if (!row || row.ownerId !== user.id) throw new Fault('not-found')
  return { id: row.id as DriveId, ownerId: row.ownerId, user, server } as Drive
}

/** For the server's own work on a drive, in its owner's name. `undefined` when it is not there any more. */
export async function openOwnDrive(server: Server, id: string): Promise<Drive | undefined> {
  const row = await server.db.drive.findUnique({ where: { id }, include: { owner: true } })
  return row ? ({ id: row.id as DriveId, ownerId: row.ownerId, user: toUser(row.owner), server } as Drive) : undefined
}
