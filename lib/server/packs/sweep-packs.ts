/** At start: what a crash left of uploads goes. */
import type { Database } from '../db/database'
import { inGroups } from '../db/in-groups'
import type { Logger } from '../log'
import type { PackStore } from './pack-store'

/**
 * A pack that the index does not name is garbage of a crash, or was sent after the backup that the database was just
 * restored from: then its chunks may be the only copy, so there is time to notice.
 */
const UNINDEXED_GRACE_MS = 7 * 24 * 60 * 60_000

export async function sweepPacks(packs: PackStore, db: Database, now: number, log: Logger): Promise<void> {
  const unsealed = await packs.clearUnsealed()
  const old: string[] = []
  for await (const pack of packs.list()) if (pack.changedAt < now - UNINDEXED_GRACE_MS) old.push(pack.id)
  const named = await inGroups(old, group => db.pack.findMany({ where: { id: { in: group } }, select: { id: true } }))
  const names = new Set(named.map(pack => pack.id))
  const unindexed = old.filter(id => !names.has(id))
  for (const id of unindexed) await packs.remove(id)
  if (unsealed + unindexed.length > 0) log.info({ unsealed, unindexed: unindexed.length }, 'swept what a crash left of uploads')
}
