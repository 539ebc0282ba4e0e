/**
 * The one guard before everything that a link opens: each request, each socket and each upload comes through here, and
 * is checked anew against what the database says now. Nothing else makes an `OpenLink`, and nothing of a link's drive is
 * read without one.
 */
import type { DriveId, NodeId } from '../../core/ids'
import { MAX_DEPTH } from '../../core/name'
import { RIGHTS } from '../../core/protocol/drives'
import { LINK_VERBS, type LinkRole, type LinkVerb } from '../../core/protocol/links'
import type { Server } from '../context'
import type { Link, Node, User as UserRow } from '../db/generated/client'
import { type Drive, roleIn } from '../drive'
import { Fault } from '../fault'
import { toUser } from '../session'
import { judged } from './describe-links'
import { hasPass } from './link-pass'
import { breachesOf, readPolicy } from './link-policy'
import { linkTokenHash } from './link-token'

declare const opened: unique symbol

export interface OpenLink {
  readonly row: Link
  readonly role: LinkRole
  /** What it opens, of that what is live. */
  readonly roots: readonly Node[]
  /** Opened in the name of whoever made the link, with no more than a link may do. Look nodes up by `nodeInLink`. */
  readonly drive: Drive
  /** The password was given, or none is asked. */
  readonly unlocked: boolean
  readonly [opened]: true
}

/** `front`: what may be asked before the password is known. */
export type LinkNeed = LinkVerb | 'front'

type Row = Link & { readonly creator: UserRow; readonly drive: { readonly id: string; readonly ownerId: string } }

/**
 * Throws `not-found` for a link that is not there, has run out, was revoked, whose maker may not share any more, that is
 * not as an administrator demands or of which nothing is left, all alike; `link-locked` without its password; `forbidden` where its role does not go so far.
 */
export async function openLink(server: Server, token: string, cookies: string | null, need: LinkNeed): Promise<OpenLink> {
  const row = await server.db.link.findUnique({ where: { tokenHash: linkTokenHash(token) }, include: INCLUDE })
  return openRow(server, row, need, found => hasPass(server.secret, found, cookies, server.now()))
}

/** For what came through the guard before and goes on, like a socket; `version`: of the link when it did. Throws as `openLink`. */
export async function reopenLink(server: Server, id: string, version: number, need: LinkNeed): Promise<OpenLink> {
  const row = await server.db.link.findUnique({ where: { id }, include: INCLUDE })
  if (row?.version !== version) throw new Fault('not-found')
  return openRow(server, row, need, () => true)
}

/**
 * For whoever waits at the door of a link: that it is there still, under the same address, whatever else it became.
 * `tokenHash`: of that address. Throws as `openLink`.
 */
export async function knockAgain(server: Server, id: string, tokenHash: string): Promise<void> {
  const row = await server.db.link.findUnique({ where: { id }, include: INCLUDE })
  if (row?.tokenHash !== tokenHash) throw new Fault('not-found')
  await openRow(server, row, 'front', () => false)
}

const INCLUDE = { creator: true, drive: { select: { id: true, ownerId: true } } } as const

async function openRow(server: Server, row: Row | null, need: LinkNeed, hasKey: (row: Row) => boolean): Promise<OpenLink> {
  if (!row || !(await isValid(server, row))) throw new Fault('not-found')
  const roots = await liveRoots(server, row)
  if (roots.length === 0) throw new Fault('not-found')
  const unlocked = row.passwordHash === null || hasKey(row)
  const role = row.role as LinkRole
  if (need !== 'front') {
    if (!unlocked) throw new Fault('link-locked')
    if (!LINK_VERBS[role].includes(need)) throw new Fault('forbidden', `a link to ${role} does not`)
  }
  const { creator, drive: owned, ...link } = row
  const drive = {
    id: owned.id as DriveId,
    ownerId: owned.ownerId,
    user: toUser(creator),
    role: LINK_VERBS[role].includes('upload') ? 'editor' : 'viewer',
    server,
  } as Drive
  return { row: link, role, roots, drive, unlocked } as unknown as OpenLink
}

async function isValid({ db, now }: Server, row: Row): Promise<boolean> {
  if (row.expiresAt !== null && Number(row.expiresAt) <= now()) return false
  if (row.creator.disabled) return false
  if (breachesOf(await readPolicy(db), judged(row), now()).length > 0) return false
  const role = await roleIn(db, row.drive, row.creatorId)
  return role !== undefined && RIGHTS[role].includes('write')
}

async function liveRoots({ db }: Server, { id, driveId }: Row): Promise<Node[]> {
  const roots = await db.linkRoot.findMany({ where: { linkId: id }, select: { nodeId: true } })
  return db.node.findMany({ where: { driveId, id: { in: roots.map(root => root.nodeId) }, deleted: false }, orderBy: { nameKey: 'asc' } })
}

/** A live node that the link opens: one of its roots or below one, by the chain of parents. Throws `not-found` for any other. */
export async function nodeInLink(link: OpenLink, id: NodeId): Promise<Node> {
  const [node] = await chainInLink(link, id)
  if (!node) throw new Fault('not-found')
  return node
}

/** From the node up to the root of the link that holds it. Throws `not-found` when none does. */
export async function chainInLink({ roots, drive }: OpenLink, id: NodeId): Promise<Node[]> {
  const { db } = drive.server
  const tops = new Set(roots.map(root => root.id))
  const chain: Node[] = []
  for (let at: string = id; chain.length <= MAX_DEPTH; ) {
    const node = await db.node.findUnique({ where: { driveId_id: { driveId: drive.id, id: at } } })
    if (!node || node.deleted) break
    chain.push(node)
    if (tops.has(node.id)) return chain
    at = node.parentId
  }
  throw new Fault('not-found')
}
