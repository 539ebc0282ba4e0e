/** Everybody who has an account, and what an administrator changes about them. */
import type { Person, PersonChange, PersonChanged } from '../../core/protocol/people'
import type { Server } from '../context'
import type { Transaction } from '../db/database'
import type { User } from '../db/generated/client'
import { Fault } from '../fault'

/** By name. */
export async function listPeople(server: Server): Promise<Person[]> {
  const users = await server.db.user.findMany()
  return toPeople(
    server,
    users.sort((a, b) => a.name.localeCompare(b.name)),
  )
}

/**
 * Whoever is disabled is signed out everywhere before this is answered, and pages that show their links close. Throws `not-found`. One active administrator
 * stays, whatever is asked.
 */
export async function changePerson(server: Server, id: string, change: PersonChange): Promise<PersonChanged> {
  const outcome = await server.writer(tx => apply(tx, id, change))
  if (outcome === 'last-admin') return { kind: 'last-admin' }
  for (const session of outcome.ended) server.events.emit('session-ended', session)
  for (const link of outcome.links) server.events.emit('link-changed', { link })
  const [person] = await toPeople(server, [outcome.user])
  if (!person) throw new Fault('not-found')
  return { kind: 'done', person }
}

async function apply(tx: Transaction, id: string, { admin, disabled, quotaBytes }: PersonChange) {
  const before = await tx.user.findUnique({ where: { id } })
  if (!before) throw new Fault('not-found')
  const after = { admin: admin ?? before.admin, disabled: disabled ?? before.disabled }
  if (isInCharge(before) && !isInCharge(after) && (await countInCharge(tx)) === 1) return 'last-admin' as const
  const quota = quotaBytes === undefined ? before.quotaBytes : quotaBytes === null ? null : BigInt(quotaBytes)
  const user = await tx.user.update({ where: { id }, data: { ...after, quotaBytes: quota } })
  if (after.disabled === before.disabled) return { user, ended: [], links: [] }
  const links = await tx.link.findMany({ where: { creatorId: id }, select: { id: true } })
  // Also when somebody comes back: a session that began in the moment of the disabling must not.
  return { user, ended: await endSessions(tx, id), links: links.map(link => link.id) }
}

function isInCharge({ admin, disabled }: { readonly admin: boolean; readonly disabled: boolean }): boolean {
  return admin && !disabled
}

function countInCharge(tx: Transaction): Promise<number> {
  return tx.user.count({ where: { admin: true, disabled: false } })
}

async function endSessions(tx: Transaction, userId: string): Promise<string[]> {
  const sessions = await tx.session.findMany({ where: { userId }, select: { id: true } })
  await tx.session.deleteMany({ where: { userId } })
  return sessions.map(session => session.id)
}

async function toPeople({ db }: Server, users: readonly User[]): Promise<Person[]> {
  const used = await db.drive.groupBy({ by: ['ownerId'], _sum: { usedBytes: true } })
  const sessions = await db.session.groupBy({ by: ['userId'], _max: { updatedAt: true } })
  const devices = await db.device.groupBy({ by: ['userId'], _max: { lastSeenAt: true } })
  const bytes = new Map(used.map(row => [row.ownerId, Number(row._sum.usedBytes ?? 0)]))
  const seen = new Map<string, number>()
  for (const { userId, _max } of sessions) seen.set(userId, _max.updatedAt?.getTime() ?? 0)
  for (const { userId, _max } of devices) seen.set(userId, Math.max(seen.get(userId) ?? 0, Number(_max.lastSeenAt ?? 0)))
  return users.map(({ id, name, email, admin, disabled, createdAt, quotaBytes }) => ({
    id,
    name,
    email,
    admin,
    disabled,
    createdAt: createdAt.getTime(),
    lastSeenAt: seen.get(id) ?? null,
    usedBytes: bytes.get(id) ?? 0,
    quotaBytes: quotaBytes === null ? null : Number(quotaBytes),
  }))
}
