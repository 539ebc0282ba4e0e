/** What administrators demand of links: of each that is made or changed, and of each that somebody opens, with every request. */
import type { LinkBreach, LinkPolicy } from '../../core/protocol/links'
import type { Database } from '../db/database'
import type { Prisma } from '../db/generated/client'

const ALLOWED = 'links-allowed'
const PASSWORD_NEEDED = 'link-password-needed'
const MAX_DAYS = 'link-max-days'

const DAY_MS = 24 * 60 * 60_000

export async function readPolicy(db: Database): Promise<LinkPolicy> {
  const rows = await db.serverMeta.findMany({ where: { key: { in: [ALLOWED, PASSWORD_NEEDED, MAX_DAYS] } } })
  const values = new Map(rows.map(row => [row.key, row.value]))
  const days = Number(values.get(MAX_DAYS) ?? 0)
  return { allowed: values.get(ALLOWED) !== 'no', passwordNeeded: values.get(PASSWORD_NEEDED) === 'yes', maxDays: days > 0 ? days : null }
}

export async function writePolicy(db: Database, { allowed, passwordNeeded, maxDays }: LinkPolicy): Promise<void> {
  const rows = [
    { key: ALLOWED, value: allowed ? 'yes' : 'no' },
    { key: PASSWORD_NEEDED, value: passwordNeeded ? 'yes' : 'no' },
    { key: MAX_DAYS, value: String(maxDays ?? 0) },
  ]
  await db.$transaction(rows.map(({ key, value }) => db.serverMeta.upsert({ where: { key }, create: { key, value }, update: { value } })))
}

/** When a link ends whose maker said nothing, in milliseconds since 1970; `null`: never. */
export function expiryWanted({ maxDays }: LinkPolicy, now: number): number | null {
  return maxDays === null ? null : now + maxDays * DAY_MS
}

export interface Judged {
  readonly hasPassword: boolean
  readonly expiresAt: number | null
}

/** What of it is demanded that the link has not; empty: it may be so. `now`: milliseconds since 1970. */
export function breachesOf(policy: LinkPolicy, link: Judged, now: number): LinkBreach[] {
  const breaches: LinkBreach[] = []
  if (!policy.allowed) breaches.push('no-links')
  if (policy.passwordNeeded && !link.hasPassword) breaches.push('password-needed')
  const latest = latestEnd(policy, now)
  if (latest === null) return breaches
  if (link.expiresAt === null) breaches.push('expiry-needed')
  else if (link.expiresAt > latest) breaches.push('expiry-too-late')
  return breaches
}

/** A day more than is said: whoever chose the last day meant its end, by their own clock. */
function latestEnd(policy: LinkPolicy, now: number): number | null {
  const last = expiryWanted(policy, now)
  return last === null ? null : last + DAY_MS
}

/** Links that open something as it is, and nothing any more once `next` is demanded. `now`: milliseconds since 1970. */
export async function countStopped(db: Database, next: LinkPolicy, now: number): Promise<number> {
  const lives = { OR: [{ expiresAt: null }, { expiresAt: { gt: BigInt(now) } }], creator: { disabled: false } }
  const [before, after] = [breaching(await readPolicy(db), now), breaching(next, now)]
  if (after.length === 0) return 0
  return db.link.count({ where: { AND: [lives, ...before.map(breach => ({ NOT: breach })), { OR: after }] } })
}

/** The same as `breachesOf`, asked of the database: links for which one of these is true; none for `[]`. */
function breaching(policy: LinkPolicy, now: number): Prisma.LinkWhereInput[] {
  const latest = latestEnd(policy, now)
  return [
    ...(policy.allowed ? [] : [{ id: { not: '' } }]),
    ...(policy.passwordNeeded ? [{ passwordHash: null }] : []),
    ...(latest === null ? [] : [{ expiresAt: null }, { expiresAt: { gt: BigInt(latest) } }]),
  ]
}
