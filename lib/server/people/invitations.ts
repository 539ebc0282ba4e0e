/**
 * Invitations: a link makes one account, once, within a week. Only the hash of its secret is kept, so neither the
 * database nor a backup of it lets anybody in.
 */
import type { Accept, Invitation, Invite, Invited } from '../../core/protocol/people'
import type { AuthParts } from '../auth'
import type { Server } from '../context'
import type { Invitation as Row } from '../db/generated/client'
import { Fault } from '../fault'
import { newId } from '../new-id'
import { sha256Hex } from '../sha256'
import { type Created, createAccount } from './create-account'

const VALID_MS = 7 * 24 * 60 * 60_000

export async function invite(server: Server, { email, admin, quotaBytes }: Invite): Promise<Invited> {
  const token = newId<string>()
  const now = server.now()
  const row: Row = {
    id: newId<string>(),
    tokenHash: sha256Hex(token),
    email: email ?? null,
    admin,
    quotaBytes: quotaBytes === null ? null : BigInt(quotaBytes),
    createdAt: BigInt(now),
    expiresAt: BigInt(now + VALID_MS),
  }
  await server.db.invitation.create({ data: row })
  return { invitation: toInvitation(row), token }
}

/** Those that can still be used, the newest first; the others are removed. */
export async function invitationsOf(server: Server): Promise<Invitation[]> {
  await server.db.invitation.deleteMany({ where: { expiresAt: { lte: BigInt(server.now()) } } })
  return (await server.db.invitation.findMany({ orderBy: { createdAt: 'desc' } })).map(toInvitation)
}

/** Throws `not-found`. */
export async function withdraw(server: Server, id: string): Promise<void> {
  const { count } = await server.db.invitation.deleteMany({ where: { id } })
  if (count === 0) throw new Fault('not-found')
}

/** Throws `forbidden` for a link that is wrong, used or too old: which of them is nobody's business. */
export async function findInvitation(server: Server, token: string): Promise<Row> {
  const row = await server.db.invitation.findUnique({ where: { tokenHash: sha256Hex(token) } })
  if (!row || Number(row.expiresAt) <= server.now()) throw new Fault('forbidden')
  return row
}

/** Throws as `findInvitation`. When the address is taken the link can be used again. */
export async function accept(server: Server, parts: AuthParts, { token, name, email, password }: Accept): Promise<Created> {
  const row = await findInvitation(server, token)
  // Whoever removes it may use it: of two at once only one does.
  const { count } = await server.db.invitation.deleteMany({ where: { id: row.id } })
  if (count === 0) throw new Fault('forbidden')
  const giveBack = () => server.db.invitation.create({ data: row })
  const account = { name, email: row.email ?? email, password, admin: row.admin, quotaBytes: numberOf(row.quotaBytes) }
  const created = await createAccount(server, parts, account).catch(async (error: unknown) => {
    await giveBack()
    throw error
  })
  if (created.kind !== 'done') await giveBack()
  return created
}

function toInvitation({ id, email, admin, quotaBytes, createdAt, expiresAt }: Row): Invitation {
  return { id, email, admin, quotaBytes: numberOf(quotaBytes), createdAt: Number(createdAt), expiresAt: Number(expiresAt) }
}

function numberOf(value: bigint | null): number | null {
  return value === null ? null : Number(value)
}
