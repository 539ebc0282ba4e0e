/**
 * Invitations into a drive: a link makes one account a member, once, within a week, and only while whoever made it still
 * owns the drive. Only the hash of its secret is kept, so neither the database nor a backup of it lets anybody in.
 */
import type { DriveId } from '../../core/ids'
import type { DriveInvitation, InvitedToDrive, InviteToDrive, Joined, JoinLooked, MemberRole } from '../../core/protocol/members'
import type { Server } from '../context'
import type { Database, Transaction } from '../db/database'
import type { DriveInvitation as Row } from '../db/generated/client'
import { type Drive, roleIn } from '../drive'
import { Fault } from '../fault'
import { newId } from '../new-id'
import type { User } from '../session'
import { sha256Hex } from '../sha256'

const VALID_MS = 7 * 24 * 60 * 60_000

export async function inviteToDrive({ id: driveId, server, user }: Drive, { role, email }: InviteToDrive): Promise<InvitedToDrive> {
  const token = newId<string>()
  const now = server.now()
  const row: Row = {
    id: newId<string>(),
    driveId,
    tokenHash: hashOf(token),
    role,
    email: email?.toLowerCase() ?? null,
    invitedBy: user.id,
    createdAt: BigInt(now),
    expiresAt: BigInt(now + VALID_MS),
  }
  await server.db.driveInvitation.create({ data: row })
  return { invitation: toInvitation(row, user.name), token }
}

/** Those that can still be used, the newest first; the others are removed. */
export async function driveInvitationsOf({ id: driveId, server, user }: Drive): Promise<DriveInvitation[]> {
  await server.db.driveInvitation.deleteMany({ where: { driveId, expiresAt: { lte: BigInt(server.now()) } } })
  const rows = await server.db.driveInvitation.findMany({ where: { driveId }, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] })
  return rows.map(row => toInvitation(row, user.name))
}

/** Throws `not-found`. */
export async function withdrawFromDrive({ id: driveId, server }: Drive, id: string): Promise<void> {
  const { count } = await server.db.driveInvitation.deleteMany({ where: { id, driveId } })
  if (count === 0) throw new Fault('not-found')
}

/** Throws `forbidden` for a link that is wrong, used, too old, or whose maker may not invite any more: which of them is nobody's business. */
export async function lookToJoin(server: Server, token: string): Promise<JoinLooked> {
  const { drive, role, email } = await findInvitation(server.db, token, server.now())
  return { drive: drive.name, invitedBy: drive.owner.name, role: role as MemberRole, email }
}

/** Whoever may do more in the drive already keeps that. Throws as `lookToJoin`. */
export async function join(server: Server, user: User, token: string): Promise<Joined> {
  const joined = await server.writer(async (tx): Promise<Joined> => {
    const invitation = await findInvitation(tx, token, server.now())
    if (invitation.email !== null && invitation.email !== user.email.toLowerCase()) return { kind: 'other-account' }
    await take(tx, invitation, user.id, server.now())
    return { kind: 'done', drive: invitation.driveId as DriveId }
  })
  if (joined.kind === 'done') server.events.emit('rights-changed', { drive: joined.drive, user: user.id })
  return joined
}

/** An owner who tries their own link does not use it up. */
async function take(tx: Transaction, { id, drive, role }: Found, userId: string, now: number): Promise<void> {
  const had = await roleIn(tx, drive, userId)
  if (had === 'owner') return
  await tx.driveInvitation.delete({ where: { id } })
  const key = { driveId: drive.id, userId }
  const best = had === 'editor' ? had : role
  await tx.member.upsert({ where: { driveId_userId: key }, create: { ...key, role, at: BigInt(now) }, update: { role: best } })
}

type Found = Awaited<ReturnType<typeof findInvitation>>

async function findInvitation(db: Database | Transaction, token: string, now: number) {
  const row = await db.driveInvitation.findUnique({ where: { tokenHash: hashOf(token) }, include: { drive: { include: { owner: true } } } })
  if (!row || Number(row.expiresAt) <= now || row.drive.ownerId !== row.invitedBy || row.drive.owner.disabled) throw new Fault('forbidden')
  return row
}

function hashOf(token: string): string {
  return sha256Hex(`join:${token}`)
}

function toInvitation({ id, role, email, createdAt, expiresAt }: Row, invitedBy: string): DriveInvitation {
  return { id, role: role as MemberRole, email, invitedBy, createdAt: Number(createdAt), expiresAt: Number(expiresAt) }
}
