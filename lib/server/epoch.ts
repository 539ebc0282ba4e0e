/** The epoch names one history of this server. A restored backup is another one: devices then treat what they remember as lost. */
import type { Database } from './db/database'
import { newId } from './new-id'

const EPOCH = 'epoch'

export async function readEpoch(db: Database): Promise<string> {
  const value = newId<string>()
  const row = await db.serverMeta.upsert({ where: { key: EPOCH }, create: { key: EPOCH, value }, update: {} })
  return row.value
}

/** After a backup was restored. What devices said of their folders was said of the other history. */
export async function renewEpoch(db: Database): Promise<string> {
  const value = newId<string>()
  await db.deviceFolder.deleteMany()
  await db.serverMeta.upsert({ where: { key: EPOCH }, create: { key: EPOCH, value }, update: { value } })
  return value
}
