/** Activity is kept for half a year. */
import type { Transaction, Writer } from '../db/database'

const KEPT_MS = 180 * 24 * 60 * 60_000
const AT_ONCE = 10_000

/** `now`: milliseconds since 1970. */
export async function expireDeeds(writer: Writer, driveId: string, now: number): Promise<void> {
  const keptFrom = BigInt(now - KEPT_MS)
  for (let gone = AT_ONCE; gone === AT_ONCE; ) gone = await writer(tx => expireSome(tx, driveId, keptFrom))
}

/** The oldest come first in the primary key, so nothing else is read. */
async function expireSome(tx: Transaction, driveId: string, keptFrom: bigint): Promise<number> {
  const oldest = await tx.deed.findMany({ where: { driveId }, orderBy: { seq: 'asc' }, select: { seq: true, at: true }, take: AT_ONCE })
  const kept = oldest.findIndex(deed => deed.at >= keptFrom)
  const gone = kept === -1 ? oldest : oldest.slice(0, kept)
  const last = gone.at(-1)
  if (last) await tx.deed.deleteMany({ where: { driveId, seq: { lte: last.seq } } })
  return gone.length
}
