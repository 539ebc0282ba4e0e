/** Files that nobody names any more: what a crash left of uploads, and packs that were emptied. */
import type { Database } from '../db/database'
import { inGroups } from '../db/in-groups'
import type { Logger } from '../log'
import type { PackStore } from './pack-store'

/**
 * A pack that the index does not name is garbage of a crash, or was sent after the backup that the database was just
 * restored from: then its chunks may be the only copy, so there is time to notice.
 */
const UNINDEXED_GRACE_MS = 7 * 24 * 60 * 60_000

/**
 * A pack that was taken out of the index stays this long: somebody may be reading from it, or copying the packs after the
 * database for a backup.
 */
const FORGOTTEN_GRACE_MS = 24 * 60 * 60_000

/** Only while nobody writes packs. */
export async function sweepUploads(packs: PackStore, log: Logger): Promise<void> {
  const unsealed = await packs.clearUnsealed()
  if (unsealed > 0) log.info({ unsealed }, 'swept uploads that a crash cut short')
}

/** The file of a pack that the index has just ceased to name. */
export function forgetFile(packs: PackStore, pack: string, now: number): Promise<void> {
  return packs.setAge(pack, now - UNINDEXED_GRACE_MS + FORGOTTEN_GRACE_MS)
}

export async function sweepUnnamed(packs: PackStore, db: Database, now: number, log: Logger): Promise<void> {
  const old: string[] = []
  for await (const pack of packs.list()) if (pack.changedAt < now - UNINDEXED_GRACE_MS) old.push(pack.id)
  const named = await inGroups(old, group => db.pack.findMany({ where: { id: { in: group } }, select: { id: true } }))
  const names = new Set(named.map(pack => pack.id))
  const unnamed = old.filter(id => !names.has(id))
  for (const id of unnamed) await packs.remove(id)
  if (unnamed.length > 0) log.info({ packs: unnamed.length }, 'removed packs that nothing names')
}
