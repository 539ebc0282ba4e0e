/** Gives a drive to one of its members. Its bytes count as theirs from then on; whoever gave it stays as an editor. */
import type { Transferred } from '../../core/protocol/members'
import { createDrive } from '../accounts'
import type { Server } from '../context'
import type { Transaction } from '../db/database'
import type { Drive } from '../drive'
import { announce } from './members'

/** Invitations that were made before end with it. Links that others made in the drive stay as they are. */
export async function transfer(drive: Drive, to: string): Promise<Transferred> {
  const { server, id, user } = drive
  const key = { driveId_userId: { driveId: id, userId: to } }
  const kind = await server.writer(async (tx): Promise<Transferred['kind']> => {
    // Asked again: it may have been given away a moment ago.
    const { ownerId } = await tx.drive.findUniqueOrThrow({ where: { id }, select: { ownerId: true } })
    const member = await tx.member.findUnique({ where: key, include: { user: { select: { disabled: true } } } })
    if (ownerId !== user.id || !member || member.user.disabled) return 'not-a-member'
    await tx.drive.update({ where: { id }, data: { ownerId: to } })
    if ((await server.quota.exceeded(tx, to)) !== undefined) {
      await tx.drive.update({ where: { id }, data: { ownerId } })
      return 'over-quota'
    }
    // It counts as made now: what was the first drive of its new owner stays the first.
    await tx.drive.update({ where: { id }, data: { createdAt: BigInt(server.now()) } })
    await tx.member.delete({ where: key })
    await tx.member.create({ data: { driveId: id, userId: user.id, role: 'editor', at: BigInt(server.now()) } })
    await tx.driveInvitation.deleteMany({ where: { driveId: id } })
    await keepOne(server, tx, drive)
    return 'done'
  })
  if (kind === 'done') for (const person of [to, user.id]) announce(drive, person)
  return { kind }
}

/** Every account has a drive of its own. */
async function keepOne(server: Server, tx: Transaction, { user }: Drive): Promise<void> {
  if ((await tx.drive.count({ where: { ownerId: user.id } })) === 0) await createDrive(tx, user.id, user.name, server.now())
}
