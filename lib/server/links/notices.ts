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

/** `name`: of what it happened to. Does nothing where nobody wants to be told. `now`: milliseconds since 1970. */
export async function notify(tx: Transaction, link: Link, what: NoticeKind, name: string, now: number): Promise<void> {
  if (!link.notify) return
  const same = { userId: link.creatorId, linkId: link.id, what, name }
  const told = await tx.notice.findFirst({ where: { ...same, at: { gt: BigInt(now - QUIET_MS) } }, select: { id: true } })
  if (!told) await tx.notice.create({ data: { id: newId<string>(), ...same, at: BigInt(now) } })
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
export async function markSeen({ db }: Server, userId: string, until: number): Promise<void> {
  await db.notice.updateMany({ where: { userId, seen: false, at: { lte: BigInt(until) } }, data: { seen: true } })
}

/** `now`: milliseconds since 1970. */
export async function expireNotices(db: Database, now: number): Promise<void> {
  await db.notice.deleteMany({ where: { at: { lt: BigInt(now - KEPT_MS) } } })
}
