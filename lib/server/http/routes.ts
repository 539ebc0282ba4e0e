/**
 * How every route is answered: the checks that nobody may forget stand here once, and a route says only who may ask,
 * what the body is and what to do. Faults become answers in one shape.
 */
import type { $ZodType } from 'zod/v4/core'
import type { DeviceId } from '../../core/ids'
import type { Right } from '../../core/protocol/drives'
import { DEVICE_HEADER } from '../../core/protocol/messages'
import type { Server } from '../context'
import { type Drive, openDrive } from '../drive'
import { Fault, isDiskFull, STATUS } from '../fault'
import { type LinkNeed, type OpenLink, openLink } from '../links/open-link'
import { type Asker, deviceOf, pageOf, renewedAskerOf } from '../session'
import { readJson } from './body'
import { sameOrigin } from './origin'
import { withCookies } from './with-cookies'

export type Params = Readonly<Record<string, string | string[]>>
/** Who may ask, as it is checked: a route has exactly one, and tests try every route by it. */
export type Guard =
  | { readonly who: 'anybody' | 'signed-in' | 'admin' }
  | { readonly who: 'drive' | 'device'; readonly right: Right }
  | { readonly who: 'link'; readonly need: LinkNeed }
export type Route = ((request: Request, params: Params) => Promise<Response>) & { readonly guard: Guard }
/** What a route gives: a whole response, something to send as JSON, or nothing. */
type Result = Promise<Response | object | undefined>

interface Ask<Body> {
  readonly request: Request
  readonly params: Params
  readonly body: Body
  readonly query: URLSearchParams
}

/** `undefined`: the route has no JSON body. */
type Schema<Body> = $ZodType<Body> | undefined

/** A commit of a thousand large files is about this long. */
export const MAX_JSON_BYTES = 16 * 1024 * 1024
/** Before anybody is known. */
const MAX_STRANGER_BYTES = 64 * 1024

export function createRoutes(server: Server) {
  /** What the answer must carry to whoever is signed in, also where it is a refusal. */
  const renewed = new WeakMap<Request, Headers>()

  function route<Body, Who>(
    guard: Guard,
    schema: Schema<Body>,
    maxBytes: number,
    who: (request: Request, params: Params) => Promise<Who>,
    run: (ask: Ask<Body> & Who) => Result,
  ): Route {
    const answer = async (request: Request, params: Params) => {
      try {
        if (!sameOrigin(request, server.env.publicOrigin)) throw new Fault('forbidden', 'another origin')
        const asker = await who(request, params)
        const body = schema ? await readJson(request, schema, maxBytes) : (undefined as Body)
        const query = new URL(request.url).searchParams
        return withCookies(guarded(await run({ request, params, body, query, ...asker })), renewed.get(request))
      } catch (error) {
        return withCookies(guarded(refusal(server, error)), renewed.get(request))
      }
    }
    return Object.assign(answer, { guard })
  }

  const known = async (request: Request) => {
    const { asker, cookies } = await renewedAskerOf(server, request.headers)
    renewed.set(request, cookies)
    return { asker }
  }
  const adminOf = async (request: Request) => {
    const { asker } = await known(request)
    if (!asker.user.admin) throw new Fault('forbidden', 'for administrators')
    return { asker }
  }
  const inDriveOf = (right: Right) => async (request: Request, params: Params) => {
    const { asker } = await known(request)
    // A device that was revoked gets nothing, also where none is needed.
    if (request.headers.has(DEVICE_HEADER)) await deviceOf(server, asker, request.headers)
    return { drive: await openDrive(server, asker.user, textOf(params, 'drive'), right), page: pageOf(asker) }
  }
  const onDeviceOf = (right: Right) => async (request: Request, params: Params) => {
    const { asker } = await known(request)
    const device = await deviceOf(server, asker, request.headers)
    return { drive: await openDrive(server, asker.user, textOf(params, 'drive'), right), device }
  }
  const onLinkOf = (need: LinkNeed) => async (request: Request, params: Params) => ({
    link: await openLink(server, textOf(params, 'token'), request.headers.get('cookie'), need),
  })

  return {
    /** Anybody may ask. */
    open: <Body>(schema: Schema<Body>, run: (ask: Ask<Body>) => Result) =>
      route({ who: 'anybody' }, schema, MAX_STRANGER_BYTES, async () => ({}), run),
    /** Somebody who is signed in. */
    signedIn: <Body>(schema: Schema<Body>, run: (ask: Ask<Body> & { asker: Asker }) => Result) =>
      route({ who: 'signed-in' }, schema, MAX_STRANGER_BYTES, known, run),
    /** An administrator. */
    admin: <Body>(schema: Schema<Body>, run: (ask: Ask<Body> & { asker: Asker }) => Result) =>
      route({ who: 'admin' }, schema, MAX_STRANGER_BYTES, adminOf, run),
    /** Somebody who may do so much in the drive that the path names. `page`: the author of what is changed so. */
    inDrive: <Body>(right: Right, schema: Schema<Body>, run: (ask: Ask<Body> & { drive: Drive; page: DeviceId }) => Result) =>
      route({ who: 'drive', right }, schema, MAX_JSON_BYTES, inDriveOf(right), run),
    /** The same, on a device that is not revoked. */
    onDevice: <Body>(right: Right, schema: Schema<Body>, run: (ask: Ask<Body> & { drive: Drive; device: DeviceId }) => Result) =>
      route({ who: 'device', right }, schema, MAX_JSON_BYTES, onDeviceOf(right), run),
    /** Anybody who has the link that the path names, when it may be used for this. */
    onLink: <Body>(need: LinkNeed, schema: Schema<Body>, run: (ask: Ask<Body> & { link: OpenLink }) => Result) =>
      route({ who: 'link', need }, schema, MAX_STRANGER_BYTES, onLinkOf(need), run),
  }
}

export type Routes = ReturnType<typeof createRoutes>

export function textOf(params: Params, name: string): string {
  const value = params[name]
  return typeof value === 'string' ? value : ''
}

function refusal(server: Server, error: unknown): Response {
  const fault = asFault(error)
  if (fault.kind === 'internal') server.log.error({ err: error }, 'a request failed')
  const body = { error: fault.kind, ...(fault.detail === undefined || fault.kind === 'internal' ? {} : { detail: fault.detail }) }
  return Response.json(body, { status: STATUS[fault.kind], headers: fault.kind === 'rate-limited' ? retryAfter(fault) : {} })
}

const USUAL_WAIT_MS = 60_000

/** Whole seconds, and never too early. */
function retryAfter({ againMs = USUAL_WAIT_MS }: Fault): Record<string, string> {
  return { 'retry-after': String(Math.max(1, Math.ceil(againMs / 1000))) }
}

function asFault(error: unknown): Fault {
  if (error instanceof Fault) return error
  return new Fault(isDiskFull(error) ? 'disk-full' : 'internal', undefined, { cause: error })
}

const HEADERS = {
  'cache-control': 'private, no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

function guarded(result: Response | object | undefined): Response {
  const response = toResponse(result)
  for (const [name, value] of Object.entries(HEADERS)) if (!response.headers.has(name)) response.headers.set(name, value)
  return response
}

function toResponse(result: Response | object | undefined): Response {
  if (result instanceof Response) return result
  return result === undefined ? new Response(null, { status: 204 }) : Response.json(result)
}
