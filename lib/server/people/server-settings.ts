/** What administrators decide for the whole server. */
import type { ServerSettings } from '../../core/protocol/people'
import type { Database } from '../db/database'

const OPEN_SIGN_UP = 'open-sign-up'

export async function readSettings(db: Database): Promise<ServerSettings> {
  const row = await db.serverMeta.findUnique({ where: { key: OPEN_SIGN_UP } })
  return { openSignUp: row?.value === 'yes' }
}

export async function writeSettings(db: Database, settings: ServerSettings): Promise<void> {
  const value = settings.openSignUp ? 'yes' : 'no'
  await db.serverMeta.upsert({ where: { key: OPEN_SIGN_UP }, create: { key: OPEN_SIGN_UP, value }, update: { value } })
}
