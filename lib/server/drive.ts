/** The one door to anybody's data: nothing reads or writes a file without a `Drive`, and only here is one made. */
import type { DriveId } from '../core/ids'
import { type DriveRole, RIGHTS, type Right } from '../core/protocol/drives'
import type { MemberRole } from '../core/protocol/members'
import type { Server } from './context'
import type { Database, Transaction } from './db/database'
import { Fault } from './fault'
import { toUser, type User } from './session'

declare const opened: unique symbol

export interface Drive {
  readonly id: DriveId
  readonly ownerId: string
  /** Who opened it. */
  readonly user: User
  /** What they may do in it. */
  readonly role: DriveRole
  readonly server: Server
  readonly [opened]: true
}

/**
 * Throws `not-found` for a drive that is not there or not shared with them: the difference is nobody's business; and
 * `forbidden` where their role in it does not go so far.
 */
export async function openDrive(server: Server, user: User, id: string, right: Right): Promise<Drive> {
  const row = await server.db.drive.findUnique({ where: { id }, select: { id: true, ownerId: true } })
  const role = row ? await roleIn(server.db, row, user.id) : undefined
  if (!row || !role) throw new Fault('not-found')
  if (!RIGHTS[role].includes(right)) throw new Fault('forbidden', `a ${role} may not`)
  return { id: row.id as DriveId, ownerId: row.ownerId, user, role, server } as Drive
}

/** For the server's own work on a drive, in its owner's name. `undefined` when it is not there any more. */
export async function openOwnDrive(server: Server, id: string): Promise<Drive | undefined> {
  const row = await server.db.drive.findUnique({ where: { id }, include: { owner: true } })
  return row ? ({ id: row.id as DriveId, ownerId: row.ownerId, user: toUser(row.owner), role: 'owner', server } as Drive) : undefined
}

/** `undefined`: none. Asked with each request, so that a right that was taken ends with the next one. */
export async function roleIn(
  db: Database | Transaction,
  drive: { readonly id: string; readonly ownerId: string },
  userId: string,
): Promise<DriveRole | undefined> {
  if (drive.ownerId === userId) return 'owner'
  const member = await db.member.findUnique({ where: { driveId_userId: { driveId: drive.id, userId } }, select: { role: true } })
  return member ? (member.role as MemberRole) : undefined
}
