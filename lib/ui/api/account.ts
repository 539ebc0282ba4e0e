/** Signing in and out, the first account, sessions and the password. What may be refused is a value, the rest throws `RemoteFault`. */
import { z } from 'zod'
import { RemoteFault } from '../../core/ports'
import { faultOf, json, request, respond } from './request'

const Setup = z.object({ needed: z.boolean() })

/** Whether the server still waits for its first account. */
export async function setupNeeded(): Promise<boolean> {
  return (await request(Setup, '/api/setup')).needed
}

export interface FirstAccount {
  readonly token: string
  readonly name: string
  readonly email: string
  readonly password: string
}

/** `bad-token`: the link is not the one the server printed, or was used. */
export type SetupResult = 'done' | 'bad-token' | 'rejected' | 'rate-limited'

export async function createFirstAccount(account: FirstAccount): Promise<SetupResult> {
  const response = await respond('/api/setup', { method: 'POST', body: account })
  if (response.ok) return 'done'
  const fault = await faultOf(response)
  if (fault.kind === 'forbidden' || fault.kind === 'not-found' || fault.kind === 'signed-out') return 'bad-token'
  if (fault.kind === 'bad-request') return 'rejected'
  if (fault.kind === 'rate-limited') return 'rate-limited'
  throw fault
}

export type SignInResult = 'done' | 'wrong' | 'rate-limited'

export async function signIn(email: string, password: string): Promise<SignInResult> {
  const response = await respond('/api/auth/sign-in/email', { method: 'POST', body: { email, password } })
  if (response.ok) return 'done'
  if (response.status === 400 || response.status === 401) return 'wrong'
  if (response.status === 429) return 'rate-limited'
  throw await faultOf(response)
}

/** Signed out already is as good. */
export async function signOut(): Promise<void> {
  const response = await respond('/api/auth/sign-out', { method: 'POST', body: {} })
  if (!response.ok && response.status !== 400 && response.status !== 401) throw await faultOf(response)
}

const SessionSchema = z.object({
  token: z.string(),
  createdAt: z.coerce.date(),
  updatedAt: z.coerce.date(),
  userAgent: z.string().nullish(),
  ipAddress: z.string().nullish(),
})

export interface Session extends z.infer<typeof SessionSchema> {
  readonly current: boolean
}

/** `stale`: signed in too long ago to be shown them; signing in again helps. */
export async function listSessions(): Promise<readonly Session[] | 'stale'> {
  const [response, own] = await Promise.all([respond('/api/auth/list-sessions'), ownToken()])
  if (response.status === 403) return 'stale'
  if (!response.ok) throw await faultOf(response)
  const sessions = z.array(SessionSchema).safeParse(await json(response))
  if (!sessions.success) throw new RemoteFault('internal', { cause: sessions.error })
  return sessions.data.map(session => ({ ...session, current: session.token === own }))
}

const Own = z.object({ session: z.object({ token: z.string() }) })

async function ownToken(): Promise<string> {
  return (await request(Own, '/api/auth/get-session')).session.token
}

export async function revokeSession(token: string): Promise<void> {
  await request(z.unknown(), '/api/auth/revoke-session', { method: 'POST', body: { token } })
}

export type PasswordResult = 'done' | 'wrong' | 'rejected' | 'rate-limited'

const Refusal = z.object({ code: z.string() })

/** Ends every other session. `rejected`: the new one is too short or too long. */
export async function changePassword(currentPassword: string, newPassword: string): Promise<PasswordResult> {
  const body = { currentPassword, newPassword, revokeOtherSessions: true }
  const response = await respond('/api/auth/change-password', { method: 'POST', body })
  if (response.ok) return 'done'
  if (response.status === 429) return 'rate-limited'
  if (response.status !== 400) throw await faultOf(response)
  const refusal = Refusal.safeParse(await json(response))
  return refusal.success && refusal.data.code === 'INVALID_PASSWORD' ? 'wrong' : 'rejected'
}
