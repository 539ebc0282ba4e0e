/** The first account, through a link that is shown once where the server was started. */
import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { createDrive } from './accounts'
import { type AuthParts, createAuth } from './auth'
import type { Server } from './context'
import type { Database } from './db/database'
import { Fault } from './fault'
import { newId } from './new-id'
import { sha256Hex } from './sha256'

const TOKEN = 'setup-token'

export const SetupSchema = z.strictObject({
  token: z.string().max(100),
  name: z.string().trim().min(1).max(100),
  email: z.email().max(200),
  password: z.string().min(8).max(256),
})

export type Setup = z.infer<typeof SetupSchema>

export async function isSetupNeeded(db: Database): Promise<boolean> {
  return (await db.user.count()) === 0
}

/** A new token when there is no account yet; only its hash is kept, and an older one stops working. */
export async function renewSetupToken(db: Database): Promise<string | undefined> {
  if (!(await isSetupNeeded(db))) return undefined
  const token = newId<string>()
  const value = sha256Hex(token)
  await db.serverMeta.upsert({ where: { key: TOKEN }, create: { key: TOKEN, value }, update: { value } })
  return token
}

/** Two requests at once would make two administrators. */
let busy = false

/** Makes the account with its drive and gives the headers that sign it in. Throws `forbidden` for a wrong or used token. */
export async function setUp(server: Server, parts: AuthParts, setup: Setup): Promise<Headers> {
  if (busy) throw new Fault('forbidden')
  busy = true
  try {
    const kept = await server.db.serverMeta.findUnique({ where: { key: TOKEN } })
    if (!kept || !sameHash(kept.value, sha256Hex(setup.token)) || !(await isSetupNeeded(server.db))) throw new Fault('forbidden')
    return await createAdmin(server, parts, setup)
  } finally {
    busy = false
  }
}

async function createAdmin(server: Server, parts: AuthParts, { name, email, password }: Setup): Promise<Headers> {
  const { headers, response } = await createAuth(parts, true).api.signUpEmail({ body: { name, email, password }, returnHeaders: true })
  await server.writer(async tx => {
    await tx.user.update({ where: { id: response.user.id }, data: { admin: true } })
    await createDrive(tx, response.user.id, name, server.now())
    await tx.serverMeta.delete({ where: { key: TOKEN } })
  })
  return headers
}

function sameHash(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}
