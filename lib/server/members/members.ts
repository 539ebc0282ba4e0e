/** Who may use a drive, and how its owner changes that. Whoever's right changed is told by `rights-changed`. */
import type { AddMember, Member, MemberAdded, MemberRole } from '../../core/protocol/members'
import type { Transaction } from '../db/database'
import type { Drive } from '../drive'
import { Fault } from '../fault'

const PERSON = { select: { id: true, name: true, email: true } } as const

/** The owner first, then by name. */
export async function membersOf({ id, server }: Drive): Promise<Member[]> {
  const { createdAt, owner, members } = await server.db.drive.findUniqueOrThrow({
    where: { id },
    include: { owner: PERSON, members: { include: { user: PERSON } } },
  })
  const others = members.map(({ user, role, at }) => ({ ...user, role: role as MemberRole, at: Number(at) }))
  return [{ ...owner, role: 'owner', at: Number(createdAt) }, ...others.sort((a, b) => a.name.localeCompare(b.name))]
}

export async function addMember(drive: Drive, { email, role }: AddMember): Promise<MemberAdded> {
  const { server, id } = drive
  const outcome = await server.writer(async tx => {
    const user = await tx.user.findUnique({ where: { email: email.toLowerCase() }, ...PERSON })
    if (!user) return 'no-account' as const
    if (await isIn(tx, id, user.id)) return 'already' as const
    const at = server.now()
    await tx.member.create({ data: { driveId: id, userId: user.id, role, at: BigInt(at) } })
    return { ...user, role, at }
  })
  if (typeof outcome === 'string') return { kind: outcome }
  announce(drive, outcome.id)
  return { kind: 'done', member: outcome }
}

async function isIn(tx: Transaction, driveId: string, userId: string): Promise<boolean> {
  const found = await tx.drive.count({ where: { id: driveId, OR: [{ ownerId: userId }, { members: { some: { userId } } }] } })
  return found > 0
}

/** Throws `not-found` for whoever is no member; the owner is none. */
export async function changeRole(drive: Drive, userId: string, role: MemberRole): Promise<void> {
  const { count } = await drive.server.db.member.updateMany({ where: { driveId: drive.id, userId }, data: { role } })
  if (count === 0) throw new Fault('not-found')
  announce(drive, userId)
}

/**
 * By the owner, or by themselves: that is leaving. What they brought stays; their links go for good, so that none opens
 * again when they are let in again. Throws `forbidden`, and `not-found` as `changeRole`.
 */
export async function removeMember(drive: Drive, userId: string): Promise<void> {
  const { server, id: driveId } = drive
  if (drive.role !== 'owner' && userId !== drive.user.id) throw new Fault('forbidden')
  const links = await server.writer(async tx => {
    const { count } = await tx.member.deleteMany({ where: { driveId, userId } })
    if (count === 0) throw new Fault('not-found')
    const theirs = { driveId, creatorId: userId }
    const found = await tx.link.findMany({ where: theirs, select: { id: true } })
    await tx.link.deleteMany({ where: theirs })
    return found
  })
  announce(drive, userId)
  for (const { id } of links) server.events.emit('link-changed', { link: id })
}

/** Their pages, devices and sockets ask anew. */
export function announce({ id, server }: Drive, user: string): void {
  server.events.emit('rights-changed', { drive: id, user })
}
