/** What administrators demand of links. It is asked of each link that is made or changed; those that are there go on. */
import type { LinkMade, LinkPolicy } from '../../core/protocol/links'
import type { Database } from '../db/database'

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

type Refused = Extract<LinkMade, { readonly kind: 'policy' }>

/** `undefined`: the link may be so. */
export function refusedByPolicy(
  policy: LinkPolicy,
  link: { readonly hasPassword: boolean; readonly expiresAt: number | null },
  now: number,
): Refused | undefined {
  const latest = expiryWanted(policy, now)
  if (!policy.allowed) return { kind: 'policy', why: 'no-links' }
  if (policy.passwordNeeded && !link.hasPassword) return { kind: 'policy', why: 'password-needed' }
  if (latest === null) return undefined
  if (link.expiresAt === null) return { kind: 'policy', why: 'expiry-needed' }
  // A day more: whoever chose the last day meant its end, by their own clock.
  return link.expiresAt > latest + DAY_MS ? { kind: 'policy', why: 'expiry-too-late' } : undefined
}
