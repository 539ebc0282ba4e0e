/** Signing in and out, the first account, sessions and the password. What may be refused is a value, the rest throws `RemoteFault`. */
import { z } from 'zod/mini'
import { RemoteFault } from '../../core/ports'
import { faultOf, json, respond } from './request'

const Setup = z.object({ needed: z.boolean() })

/** Whether the server still waits for its first account. */
export async function setupNeeded(): Promise<boolean> {
  return (await parsed(Setup, respond('/api/setup'))).needed
}

export interface FirstAccount {
  readonly token: string
  readonly name: string
  readonly email: string
  readonly password: string
}

/** `bad-token`: the link is not the one the server printed, or was used. */
export type SetupResult = 'done' | 'bad-token' | 'rejected'

export async function createFirstAccount(account: FirstAccount): Promise<SetupResult> {
  const response = await respond('/api/setup', account)
  if (response.ok) return 'done'
  const fault = await faultOf(response)
  if (fault.kind === 'forbidden' || fault.kind === 'not-found' || fault.kind === 'signed-out') return 'bad-token'
  if (fault.kind === 'bad-request') return 'rejected'
  throw fault
}

export type SignInResult = 'done' | 'wrong'

export async function signIn(email: string, password: string): Promise<SignInResult> {
  const response = await respond('/api/auth/sign-in/email', { email, password })
  if (response.ok) return 'done'
  if (response.status === 400 || response.status === 401) return 'wrong'
  throw await faultOf(response)
}

/** Signed out already is as good. */
export async function signOut(): Promise<void> {
  const response = await respond('/api/auth/sign-out', {})
  if (!response.ok && response.status !== 400 && response.status !== 401) throw await faultOf(response)
}

const time = z.pipe(
  z.string(),
  z.transform(text => new Date(text)),
)

const SessionSchema = z.object({
  token: z.string(),
  createdAt: time,
  updatedAt: time,
  userAgent: z.nullish(z.string()),
  ipAddress: z.nullish(z.string()),
})

export interface Session extends z.infer<typeof SessionSchema> {
  readonly current: boolean
}

/** `stale`: signed in too long ago to be shown them; signing in again helps. */
export async function listSessions(): Promise<readonly Session[] | 'stale'> {
  const [response, own] = await Promise.all([respond('/api/auth/list-sessions'), ownToken()])
  if (response.status === 403) return 'stale'
  const sessions = await parsed(z.array(SessionSchema), response)
  return sessions.map(session => ({ ...session, current: session.token === own }))
}

const Own = z.object({ session: z.object({ token: z.string() }) })

async function ownToken(): Promise<string> {
  return (await parsed(Own, respond('/api/auth/get-session'))).session.token
}

export async function revokeSession(token: string): Promise<void> {
  await parsed(z.unknown(), respond('/api/auth/revoke-session', { token }))
}

export type PasswordResult = 'done' | 'wrong' | 'rejected'

const Refusal = z.object({ code: z.string() })

/** Ends every other session. `rejected`: the new one is too short or too long. */
export async function changePassword(currentPassword: string, newPassword: string): Promise<PasswordResult> {
  const response = await respond('/api/auth/change-password', { currentPassword, newPassword, revokeOtherSessions: true })
  if (response.ok) return 'done'
  if (response.status !== 400) throw await faultOf(response)
  const refusal = Refusal.safeParse(await json(response))
  return refusal.success && refusal.data.code === 'INVALID_PASSWORD' ? 'wrong' : 'rejected'
}

/** As others see it. */
export async function changeName(name: string): Promise<void> {
  await parsed(z.unknown(), respond('/api/auth/update-user', { name }))
}

async function parsed<T>(schema: z.ZodMiniType<T>, answer: Response | Promise<Response>): Promise<T> {
  const response = await answer
  if (!response.ok) throw await faultOf(response)
  const body = schema.safeParse(await json(response))
  if (!body.success) throw new RemoteFault('internal', { cause: body.error })
  return body.data
}
