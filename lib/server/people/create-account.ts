/** Makes an account with its drive and signs it in, for whoever was allowed to by an invitation or because sign-up is open. */
import { APIError } from 'better-auth/api'
import { createDrive } from '../accounts'
import { type AuthParts, createAuth } from '../auth'
import type { Server } from '../context'

export interface NewAccount {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly admin: boolean
  /** `null`: the server's default. */
  readonly quotaBytes: number | null
}

/** `headers`: their cookies sign in. */
export type Created = { readonly kind: 'done'; readonly headers: Headers } | { readonly kind: 'email-taken' }

export async function createAccount(server: Server, parts: AuthParts, account: NewAccount): Promise<Created> {
  const { name, email, password } = account
  try {
    const { headers, response } = await createAuth(parts, true).api.signUpEmail({ body: { name, email, password }, returnHeaders: true })
    await complete(server, response.user.id, account)
    return { kind: 'done', headers }
  } catch (error) {
    if (error instanceof APIError && error.statusCode === 422 && (await isTaken(server, email))) return { kind: 'email-taken' }
    throw error
  }
}

async function complete(server: Server, id: string, { name, admin, quotaBytes }: NewAccount): Promise<void> {
  await server.writer(async tx => {
    await tx.user.update({ where: { id }, data: { admin, quotaBytes: quotaBytes === null ? null : BigInt(quotaBytes) } })
    await createDrive(tx, id, name, server.now())
  })
}

async function isTaken(server: Server, email: string): Promise<boolean> {
  return (await server.db.user.count({ where: { email: email.toLowerCase() } })) > 0
}
