/** Making, changing and ending links. Whoever may change a drive may share it; others' links are the owner's alone. */
import type { NodeId } from '../../core/ids'
import { LINK_VERBS, type LinkChange, type LinkMade, type LinkRole, type NewLink, type SharedLink } from '../../core/protocol/links'
import type { Transaction } from '../db/database'
import type { Link, Node } from '../db/generated/client'
import { inGroups } from '../db/in-groups'
import type { Drive } from '../drive'
import { Fault } from '../fault'
import { newId } from '../new-id'
import { topmost } from '../node-chains'
import { describeLinks, judged, WITH_ROOTS } from './describe-links'
import { hashLinkPassword } from './link-password'
import { breachesOf, expiryWanted, readPolicy } from './link-policy'
import { linkTokenHash, newLinkToken, sealToken } from './link-token'

/** The least that a link can do for those who see something. */
const DEFAULT_ROLE: LinkRole = 'view'

/** Throws `not-found` for a node that is not live, `bad-request` for an end in the past or what the role makes no sense for. */
export async function makeLink(drive: Drive, { nodes: ids, password, ...asked }: NewLink): Promise<LinkMade> {
  const { server, user } = drive
  const now = server.now()
  const policy = await readPolicy(server.db)
  const expiresAt = asked.expiresAt === undefined ? expiryWanted(policy, now) : asked.expiresAt
  const [why] = breachesOf(policy, { hasPassword: typeof password === 'string', expiresAt }, now)
  if (why) return { kind: 'policy', why }
  requireFuture(expiresAt, now)
  const nodes = await topmost(drive, await findLive(drive, ids))
  const role = asked.role ?? DEFAULT_ROLE
  requireFolder(role, nodes)
  const id = newId<string>()
  const settings = await settingsOf({ ...asked, expiresAt, password })
  const roots = { create: nodes.map(node => ({ nodeId: node.id })) }
  const row = { ...settings, role, id, driveId: drive.id, creatorId: user.id, createdAt: BigInt(now), ...tokenOf(drive, id), roots }
  await server.db.link.create({ data: row })
  return { kind: 'done', link: await shown(drive, id) }
}

/** Throws `not-found` for a link that is not there or not theirs, otherwise as `makeLink`. */
export async function changeLink(drive: Drive, id: string, change: LinkChange): Promise<LinkMade> {
  const { server } = drive
  const now = server.now()
  const before = await findOwn(server.db, drive, id)
  const hasPassword = change.password === undefined ? before.passwordHash !== null : change.password !== null
  const expiresAt = change.expiresAt === undefined ? numberOf(before.expiresAt) : change.expiresAt
  const policy = await readPolicy(server.db)
  // What it had not before is mended one after the other, and opens nothing until all of it is.
  const known = breachesOf(policy, judged(before), now)
  const why = breachesOf(policy, { hasPassword, expiresAt }, now).find(breach => !known.includes(breach))
  if (why) return { kind: 'policy', why }
  if (change.expiresAt !== undefined) requireFuture(expiresAt, now)
  if (change.role !== undefined) requireFolder(change.role, await rootsOf(drive, id))
  const settings = await settingsOf(change)
  const ends = change.password !== undefined || (change.role !== undefined && change.role !== before.role)
  await update(drive, id, { ...settings, ...(ends && { version: { increment: 1 } }) })
  return { kind: 'done', link: await shown(drive, id) }
}

/** The old address opens nothing any more, nor what was unlocked by it. Throws `not-found`. */
export async function rotateLink(drive: Drive, id: string): Promise<SharedLink> {
  await update(drive, id, { ...tokenOf(drive, id), version: { increment: 1 } })
  return shown(drive, id)
}

/** Ends at once, and nothing of it stays. Throws `not-found`. */
export async function revokeLink(drive: Drive, id: string): Promise<void> {
  await drive.server.writer(async tx => {
    await findOwn(tx, drive, id)
    await tx.link.delete({ where: { id } })
  })
  drive.server.events.emit('link-changed', { link: id })
}

async function update(drive: Drive, id: string, data: Parameters<Transaction['link']['update']>[0]['data']): Promise<void> {
  await drive.server.writer(async tx => {
    await findOwn(tx, drive, id)
    await tx.link.update({ where: { id }, data })
  })
  drive.server.events.emit('link-changed', { link: id })
}

async function findOwn(db: Transaction, { id: driveId, role, user }: Drive, id: string): Promise<Link> {
  const row = await db.link.findUnique({ where: { id } })
  if (row?.driveId !== driveId || (role !== 'owner' && row.creatorId !== user.id)) throw new Fault('not-found')
  return row
}

async function shown({ server, user }: Drive, id: string): Promise<SharedLink> {
  const row = await server.db.link.findUnique({ where: { id }, include: WITH_ROOTS })
  const [link] = row ? await describeLinks(server, [row], user.id) : []
  if (!link) throw new Fault('not-found')
  return link
}

/** Columns; what was left out stays out. */
async function settingsOf({ password, expiresAt, maxUploadBytes, ...plain }: LinkChange) {
  return given({
    ...plain,
    passwordHash: password == null ? password : await hashLinkPassword(password),
    expiresAt: bigOf(expiresAt),
    maxUploadBytes: bigOf(maxUploadBytes),
  })
}

type Given<Settings> = { [Key in keyof Settings]: Exclude<Settings[Key], undefined> }

function given<Settings extends object>(settings: Settings): Partial<Given<Settings>> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as Partial<Given<Settings>>
}

function tokenOf({ server }: Drive, id: string) {
  const token = newLinkToken()
  return { tokenHash: linkTokenHash(token), tokenSealed: sealToken(server.secret, id, token) }
}

/** Each once. Throws `not-found` when one of them is not live. */
async function findLive({ id: driveId, server }: Drive, ids: readonly NodeId[]): Promise<Node[]> {
  const wanted = [...new Set(ids)]
  const nodes = await inGroups(wanted, group => server.db.node.findMany({ where: { driveId, id: { in: group }, deleted: false } }))
  if (nodes.length < wanted.length) throw new Fault('not-found')
  return nodes
}

async function rootsOf({ id: driveId, server }: Drive, linkId: string): Promise<Pick<Node, 'folder'>[]> {
  const roots = await server.db.linkRoot.findMany({ where: { linkId }, select: { nodeId: true } })
  return server.db.node.findMany({ where: { driveId, id: { in: roots.map(root => root.nodeId) } }, select: { folder: true } })
}

/** Where nothing can be seen, nobody can choose where files go. */
function requireFolder(role: LinkRole, nodes: readonly Pick<Node, 'folder'>[]): void {
  if (LINK_VERBS[role].includes('look')) return
  if (nodes.length !== 1 || !nodes[0]?.folder) throw new Fault('bad-request', `a link to ${role} is one to a single folder`)
}

function requireFuture(expiresAt: number | null, now: number): void {
  if (expiresAt !== null && expiresAt <= now) throw new Fault('bad-request', 'expiresAt is over')
}

function bigOf(value: number | null | undefined): bigint | null | undefined {
  return value == null ? value : BigInt(value)
}

function numberOf(value: bigint | null): number | null {
  return value === null ? null : Number(value)
}
