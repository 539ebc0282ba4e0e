/**
 * How every route is answered: the checks that nobody may forget stand here once, and a route says only who may ask,
 * what the body is and what to do. Faults become answers in one shape.
 */
import type { $ZodType } from 'zod/v4/core'
import type { DeviceId } from '../../core/ids'
import type { Right } from '../../core/protocol/drives'
import { DEVICE_HEADER } from '../../core/protocol/messages'
import { ADDRESS_HEADER } from '../auth'
import type { Server } from '../context'
import { type Drive, openDrive } from '../drive'
import { Fault, isDiskFull, STATUS } from '../fault'
import { countDownload, type Download } from '../links/count-download'
import { type Cost, createLinkLimits } from '../links/link-limits'
import { type LinkNeed, type OpenLink, openLink } from '../links/open-link'
import { type Asker, deviceOf, pageOf, renewedAskerOf } from '../session'
import { readJson } from './body'
import { carriesBytes } from './carries-bytes'
import { deviceGround, linkGround, rightGround, sessionGround } from './grounds'
import type { Flight } from './in-flight'
import { sameOrigin } from './origin'
import { withCookies } from './with-cookies'

export type Params = Readonly<Record<string, string | string[]>>
/** Who may ask, as it is checked: a route has exactly one, and tests try every route by it. */
export type Guard =
  | { readonly who: 'anybody' | 'signed-in' | 'admin' }
  | { readonly who: 'drive' | 'device'; readonly right: Right }
  | LinkGuard

interface LinkGuard {
  readonly who: 'link'
  readonly need: LinkNeed
  readonly cost: Cost
  readonly bytes: LinkBytes
}

/**
 * What of the files comes out of a route of a link. `none`: words of ours; `counted`: bytes, of which the guard counts each
 * beginning as a download; `small`: pictures that are no download.
 */
export type LinkBytes = 'none' | 'counted' | 'small'
export type Route = ((request: Request, params: Params) => Promise<Response>) & { readonly guard: Guard }
/** What a route gives: a whole response, something to send as JSON, or nothing. */
type Result = Promise<Response | object | undefined>

interface Ask<Body> {
  readonly request: Request
  readonly params: Params
  readonly body: Body
  readonly query: URLSearchParams
  /** For whatever else the request goes on by. */
  readonly standOn: Flight['standOn']
}

/** What a route of a link gives that counts as a download. */
export interface Given {
  readonly download: Download
  /** Whose bytes are counted when they begin. */
  readonly response: Response
  /** What is sent in its place once it is counted; its cookies are to go with it. */
  readonly sent?: (counted: Response) => Promise<Response>
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

  const limits = createLinkLimits()

  function route<Body, Who>(
    guard: Guard,
    schema: Schema<Body>,
    maxBytes: number,
    who: (request: Request, params: Params, flight: Flight) => Promise<Who>,
    run: (ask: Ask<Body> & Who) => Result,
  ): Route {
    const answer = async (request: Request, params: Params) => {
      const flight = server.inFlight.begin(request)
      try {
        if (!sameOrigin(request, server.env.publicOrigin)) throw new Fault('forbidden', 'another origin')
        const asker = await who(request, params, flight)
        const body = schema ? await readJson(request, schema, maxBytes) : (undefined as Body)
        const query = new URL(request.url).searchParams
        const response = guarded(await run({ request, params, body, query, standOn: flight.standOn, ...asker }))
        return withCookies(flight.give(response), renewed.get(request))
      } catch (error) {
        return withCookies(flight.give(guarded(refusal(server, flight.ended ?? error))), renewed.get(request))
      }
    }
    return Object.assign(answer, { guard })
  }

  const known = async (request: Request, _: Params, flight: Flight) => {
    const { asker, cookies } = await renewedAskerOf(server, request.headers)
    renewed.set(request, cookies)
    flight.standOn(sessionGround(server, asker.sessionId))
    return { asker }
  }
  const adminOf = async (request: Request, params: Params, flight: Flight) => {
    const { asker } = await known(request, params, flight)
    if (!asker.user.admin) throw new Fault('forbidden', 'for administrators')
    return { asker }
  }
  const openedBy = async (asker: Asker, params: Params, right: Right, flight: Flight) => {
    const drive = await openDrive(server, asker.user, textOf(params, 'drive'), right)
    flight.standOn(rightGround(drive, right))
    return drive
  }
  const onDeviceOf = (right: Right) => async (request: Request, params: Params, flight: Flight) => {
    const { asker } = await known(request, params, flight)
    const device = await deviceOf(server, asker, request.headers)
    flight.standOn(deviceGround(server, device))
    return { drive: await openedBy(asker, params, right, flight), device, page: pageOf(asker) }
  }
  const inDriveOf = (right: Right) => async (request: Request, params: Params, flight: Flight) => {
    // A device that was revoked gets nothing, also where none is needed.
    if (request.headers.has(DEVICE_HEADER)) return onDeviceOf(right)(request, params, flight)
    const { asker } = await known(request, params, flight)
    return { drive: await openedBy(asker, params, right, flight), page: pageOf(asker) }
  }
  const onLinkOf = (need: LinkNeed, cost: Cost) => async (request: Request, params: Params, flight: Flight) => {
    await limits.asked(request.headers.get(ADDRESS_HEADER) ?? '', cost)
    const link = await openLink(server, textOf(params, 'token'), request.headers.get('cookie'), need)
    await limits.askedOf(link, cost)
    flight.standOn(linkGround(link, need))
    return { link }
  }
  const linkRoute = <Body>(guard: LinkGuard, schema: Schema<Body>, run: (ask: Ask<Body> & { link: OpenLink }) => Result) =>
    route(guard, schema, MAX_STRANGER_BYTES, onLinkOf(guard.need, guard.cost), run)

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
    /** Anybody who has the link that the path names, when it may be used for this; no bytes of files. */
    onLink: <Body>(need: LinkNeed, cost: Cost, schema: Schema<Body>, run: (ask: Ask<Body> & { link: OpenLink }) => Result) =>
      linkRoute({ who: 'link', need, cost, bytes: 'none' }, schema, async ask => wordsOnly(await run(ask))),
    /** The same for bytes that count as a download. */
    countedOnLink: (need: LinkNeed, cost: Cost, run: (ask: Ask<undefined> & { link: OpenLink }) => Promise<Given>) =>
      linkRoute<undefined>({ who: 'link', need, cost, bytes: 'counted' }, undefined, async ask => {
        const { response, download, sent = async (counted: Response) => counted } = await run(ask)
        return sent(await countDownload(ask.link, ask.request, response, download))
      }),
    /** The same for small pictures, which are none. */
    picturesOnLink: (need: LinkNeed, cost: Cost, run: (ask: Ask<undefined> & { link: OpenLink }) => Promise<Response>) =>
      linkRoute<undefined>({ who: 'link', need, cost, bytes: 'small' }, undefined, run),
  }
}

/** Bytes that nobody counts do not go out by mistake. */
async function wordsOnly(result: Awaited<Result>): Result {
  if (!(result instanceof Response) || !carriesBytes(result)) return result
  await result.body?.cancel()
  throw new Fault('internal', 'bytes of a route that says it gives none')
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
