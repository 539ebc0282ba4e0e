/**
 * The other origin: answers for the bytes of files and for nothing else, whatever else this server knows. A script that
 * somebody hid in a file would find no cookies, no API and no pages here.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { NodeId, RevisionId } from '../../core/ids'
import { openContent } from '../content'
import type { Server } from '../context'
import { type Drive, openDrive } from '../drive'
import { Fault } from '../fault'
import { contentResponse } from '../http/content-response'
import { linkGround, rightGround, sessionGround } from '../http/grounds'
import type { Flight } from '../http/in-flight'
import { answerWith } from '../http/route-files'
import { nodeInLink, reopenLink } from '../links/open-link'
import { stillSignedIn } from '../session'
import { CONTENT_PATH } from './content-elsewhere'
import { type ContentTicket, openTicket } from './content-ticket'

const METHODS = ['GET', 'HEAD']
/** What scripts of our pages may read of an answer. */
const EXPOSED = 'accept-ranges, content-disposition, content-length, content-range, etag'

/** Says whether the request came to the other origin; then it has answered. */
export function createContentHost(server: Server): (request: IncomingMessage, response: ServerResponse) => boolean {
  const { contentOrigin } = server.env
  const host = contentOrigin && new URL(contentOrigin).host
  return (incoming, outgoing) => {
    if (host === undefined || incoming.headers.host?.toLowerCase() !== host) return false
    answerWith(request => answer(server, request), incoming, outgoing, server.log)
    return true
  }
}

async function answer(server: Server, request: Request): Promise<Response> {
  const flight = server.inFlight.begin(request)
  try {
    if (!METHODS.includes(request.method)) return refusal(405)
    const { pathname } = new URL(request.url)
    const ticket = pathname.startsWith(CONTENT_PATH) && openTicket(server.secret, pathname.slice(CONTENT_PATH.length), server.now())
    return ticket ? flight.give(withCors(server, await contentOf(server, request, ticket, flight))) : refusal(404)
  } catch (error) {
    if (!(error instanceof Fault)) server.log.error({ err: error }, 'a request failed')
    return refusal(error instanceof Fault ? 404 : 500)
  }
}

/** As if it were asked anew: whatever was taken away since ends here as well. */
async function contentOf(server: Server, request: Request, ticket: ContentTicket, flight: Flight): Promise<Response> {
  const node = ticket.node as NodeId
  const { by } = ticket
  const drive = by.kind === 'session' ? await bySession(server, by, ticket.drive, flight) : await byLink(server, by, ticket, flight)
  return contentResponse(request, await openContent(drive, node, ticket.revision as RevisionId), ticket.inline)
}

async function bySession(server: Server, by: ContentTicket['by'] & { kind: 'session' }, id: string, flight: Flight): Promise<Drive> {
  const user = await stillSignedIn(server, by.session)
  if (user.id !== by.user) throw new Fault('signed-out')
  const drive = await openDrive(server, user, id, 'read')
  flight.standOn(sessionGround(server, by.session))
  flight.standOn(rightGround(drive, 'read'))
  return drive
}

/** Visitors see present contents, never older ones; where downloads are counted since, a ticket from before is too old. */
async function byLink(
  server: Server,
  by: ContentTicket['by'] & { kind: 'link' },
  { node, revision, inline }: ContentTicket,
  flight: Flight,
): Promise<Drive> {
  const need = inline ? 'look' : 'download'
  const link = await reopenLink(server, by.link, by.version, need)
  const { revisionId } = await nodeInLink(link, node as NodeId)
  if (revisionId !== revision || (link.row.maxDownloads !== null && !by.limited)) throw new Fault('not-found')
  flight.standOn(linkGround(link, need))
  return link.drive
}

function withCors({ env }: Server, response: Response): Response {
  const { headers } = response
  headers.set('access-control-allow-origin', env.publicOrigin ?? 'null')
  headers.set('access-control-expose-headers', EXPOSED)
  // Pictures and films of this origin are what our pages show.
  headers.set('cross-origin-resource-policy', 'cross-origin')
  headers.set('vary', 'origin')
  return guarded(response)
}

function refusal(status: number): Response {
  return guarded(new Response(null, { status, headers: { 'content-security-policy': "sandbox; default-src 'none'" } }))
}

function guarded(response: Response): Response {
  response.headers.set('cache-control', 'private, no-store')
  response.headers.set('referrer-policy', 'no-referrer')
  response.headers.set('x-content-type-options', 'nosniff')
  response.headers.set('x-robots-tag', 'noindex')
  return response
}
