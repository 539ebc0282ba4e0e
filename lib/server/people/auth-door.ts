/**
 * What of better-auth can be reached: signing in and out, one's own sessions, password and name. The rest of what it
 * knows (links to other accounts, tokens by mail) is not there. Passwords are counted before they are looked at.
 */
import { ADDRESS_HEADER } from '../auth'
import type { Server } from '../context'
import { Fault } from '../fault'
import { readText } from '../http/body'
import { createSignInLimits } from './sign-in-limits'

const BASE = '/api/auth/'
const SIGN_IN = 'sign-in/email'
const SIGN_OUT = 'sign-out'
const CHANGE_PASSWORD = 'change-password'
const OPEN: Readonly<Record<string, readonly string[]>> = {
  GET: ['get-session', 'list-sessions'],
  POST: [SIGN_IN, SIGN_OUT, CHANGE_PASSWORD, 'update-user', 'revoke-session', 'revoke-sessions', 'revoke-other-sessions'],
}
const MAX_BYTES = 64 * 1024

export function createAuthDoor(server: Server): (request: Request) => Promise<Response> {
  const limits = createSignInLimits()
  return async request => {
    const address = request.headers.get(ADDRESS_HEADER) ?? ''
    await limits.asked(address)
    const path = new URL(request.url).pathname.slice(BASE.length)
    if (!OPEN[request.method]?.includes(path)) throw new Fault('not-found')
    const body = request.method === 'GET' ? undefined : await readText(request, MAX_BYTES)
    const account = guessedAccount(path, request.headers, body)
    if (account !== undefined) await limits.tried(address, account)
    const response = await server.auth.handler(bodied(request, body))
    // It would lead wherever the request said; our pages go by themselves.
    response.headers.delete('location')
    if (account !== undefined && response.ok) await limits.worked(address, account)
    // What the browser kept of small pictures is nobody's who uses it next.
    if (path === SIGN_OUT && response.ok) response.headers.set('clear-site-data', '"cache"')
    return response
  }
}

/** Whose password the request would tell to be right. */
function guessedAccount(path: string, headers: Headers, body: string | undefined): string | undefined {
  if (path === CHANGE_PASSWORD) return `cookie ${headers.get('cookie')}`
  if (path !== SIGN_IN) return undefined
  try {
    return String((JSON.parse(body ?? '') as { readonly email?: unknown } | null)?.email).toLowerCase()
  } catch {
    throw new Fault('bad-request', 'not JSON')
  }
}

function bodied({ method, url, headers }: Request, body: string | undefined): Request {
  return new Request(url, { method, headers, ...(body !== undefined && { body }) })
}
