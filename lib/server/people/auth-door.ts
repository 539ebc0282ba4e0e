/**
 * What of better-auth can be reached: signing in and out, one's own sessions, password and name. The rest of what it
 * knows (links to other accounts, tokens by mail) is not there. Passwords are counted before they are looked at, and what
 * it gets to read is what was counted: the body goes on as it was understood here, never as it came.
 */
import { z } from 'zod/mini'
import { ADDRESS_HEADER } from '../auth'
import type { Server } from '../context'
import { Fault } from '../fault'
import { readJson } from '../http/body'
import { askerOf } from '../session'
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
/** Nothing that pages send it is deeper. */
const BodySchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
/** Of the body as it came. */
const BODY_HEADERS = ['content-encoding', 'content-length', 'content-type', 'transfer-encoding']

type Body = z.infer<typeof BodySchema>

export function createAuthDoor(server: Server): (request: Request) => Promise<Response> {
  const limits = createSignInLimits()
  return async request => {
    const address = request.headers.get(ADDRESS_HEADER) ?? ''
    await limits.asked(address)
    const path = new URL(request.url).pathname.slice(BASE.length)
    if (!OPEN[request.method]?.includes(path)) throw new Fault('not-found')
    const body = request.method === 'GET' ? undefined : await readJson(request, BodySchema, MAX_BYTES)
    const account = body && (await guessedAccount(server, path, request.headers, body))
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

/** Whose password the request would tell to be right, by their address. Throws `signed-out` for a change of nobody's. */
async function guessedAccount(server: Server, path: string, headers: Headers, { email }: Body): Promise<string | undefined> {
  if (path === SIGN_IN) return String(email).toLowerCase()
  // By either way the guesses are of one password.
  return path === CHANGE_PASSWORD ? (await askerOf(server, headers)).user.email.toLowerCase() : undefined
}

function bodied({ method, url, headers }: Request, body: Body | undefined): Request {
  if (!body) return new Request(url, { method, headers })
  const kept = new Headers(headers)
  for (const name of BODY_HEADERS) kept.delete(name)
  kept.set('content-type', 'application/json')
  return new Request(url, { method, headers: kept, body: JSON.stringify(body) })
}
