/** What makers of links asked to be told. Kept for 90 days. */
import type { DriveId } from '../../core/ids'
import type { NoticeKind, Notices } from '../../core/protocol/notices'
import type { Server } from '../context'
import type { Database, Transaction } from '../db/database'
import type { Link } from '../db/generated/client'
import { newId } from '../new-id'

const KEPT_MS = 90 * 24 * 60 * 60_000
/** The same again is not told again so soon: neither a visitor who comes back nor one who means harm fills the list. */
const QUIET_MS = 60 * 60_000
const MOST = 200

/**
 * `name`: of what it happened to. `now`: milliseconds since 1970. Gives whom `noticed` is to be said about once it is
 * committed; `undefined`: nobody wants to be told, or was told just now.
 */
export async function notify(tx: Transaction, link: Link, what: NoticeKind, name: string, now: number): Promise<string | undefined> {
  if (!link.notify) return undefined
  const same = { userId: link.creatorId, linkId: link.id, what, name }
  const told = await tx.notice.findFirst({ where: { ...same, at: { gt: BigInt(now - QUIET_MS) } }, select: { id: true } })
  if (told) return undefined
  await tx.notice.create({ data: { id: newId<string>(), ...same, at: BigInt(now) } })
  return link.creatorId
}

/** `whom`: what `notify` gave. */
export function sayNoticed({ events }: Pick<Server, 'events'>, whom: string | undefined): void {
  if (whom !== undefined) events.emit('noticed', whom)
}

/** The last 200, the last first. */
export async function noticesOf({ db }: Server, userId: string): Promise<Notices> {
  const include = { link: { select: { driveId: true } } } as const
  const rows = await db.notice.findMany({ where: { userId }, include, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: MOST })
  return {
    notices: rows.map(({ id, linkId, link, what, name, at, seen }) => ({
      id,
      link: linkId,
      drive: link.driveId as DriveId,
      what: what as NoticeKind,
      name,
      at: Number(at),
      seen,
    })),
    unseen: await db.notice.count({ where: { userId, seen: false } }),
  }
}

/** Those up to and with `until`, milliseconds since 1970. */
export async function markSeen(server: Server, userId: string, until: number): Promise<void> {
  const where = { userId, seen: false, at: { lte: BigInt(until) } }
  const { count } = await server.db.notice.updateMany({ where, data: { seen: true } })
  // Their other pages stop counting them.
  if (count > 0) sayNoticed(server, userId)
}

/** `now`: milliseconds since 1970. */
export async function expireNotices(db: Database, now: number): Promise<void> {
  await db.notice.deleteMany({ where: { at: { lt: BigInt(now - KEPT_MS) } } })
}
