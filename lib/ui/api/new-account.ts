/** Making an account of one's own, by an invitation or where sign-up is open. What may be refused is a value, the rest throws `RemoteFault`. */
import { type $ZodType, safeParse } from 'zod/v4/core'
import { RemoteFault } from '../../core/ports'
import { type Accept, AccountMadeSchema, LookedSchema, type SignUp, SignUpOpenSchema } from '../../core/protocol/people'
import { faultOf, json, respond } from './request'

export type AccountResult = 'done' | 'email-taken' | 'not-valid' | 'rejected'

export interface Invitation {
  /** Whom it is for; then the account has this address. */
  readonly email: string | null
}

/** `not-valid`: the link is wrong, was used, or is too old. */
export async function lookAtInvitation(token: string): Promise<Invitation | 'not-valid'> {
  const response = await respond('/api/invitations/look', { token })
  if (response.status === 403 || response.status === 400) return 'not-valid'
  return parsed(LookedSchema, response)
}

export function acceptInvitation(account: Accept): Promise<AccountResult> {
  return make('/api/invitations/accept', account)
}

export async function isSignUpOpen(): Promise<boolean> {
  return (await parsed(SignUpOpenSchema, await respond('/api/sign-up'))).open
}

export function signUp(account: SignUp): Promise<AccountResult> {
  return make('/api/sign-up', account)
}

async function make(path: string, account: Accept | SignUp): Promise<AccountResult> {
  const response = await respond(path, account)
  if (response.ok) return (await parsed(AccountMadeSchema, response)).kind
  const fault = await faultOf(response)
  if (fault.kind === 'forbidden') return 'not-valid'
  if (fault.kind === 'bad-request') return 'rejected'
  throw fault
}

async function parsed<T>(schema: $ZodType<T>, response: Response): Promise<T> {
  if (!response.ok) throw await faultOf(response)
  const body = safeParse(schema, await json(response))
  if (!body.success) throw new RemoteFault('internal', { cause: body.error })
  return body.data
}
