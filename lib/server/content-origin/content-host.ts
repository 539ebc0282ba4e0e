/**
 * The other origin: answers for the bytes of files and for nothing else, whatever else this server knows. A script that
 * somebody hid in a file would find no cookies, no API and no pages here.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { NodeId, RevisionId } from '../../core/ids'
import { openContent } from '../content'
import type { Server } from '../context'
import { openDrive } from '../drive'
import { Fault } from '../fault'
import { contentResponse } from '../http/content-response'
import { answerWith } from '../http/route-files'
import { nodeInLink, reopenLink } from '../links/open-link'
import { toUser } from '../session'
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
  try {
    if (!METHODS.includes(request.method)) return refusal(405)
    const { pathname } = new URL(request.url)
    const ticket = pathname.startsWith(CONTENT_PATH) && openTicket(server.secret, pathname.slice(CONTENT_PATH.length), server.now())
    return ticket ? withCors(server, await contentOf(server, request, ticket)) : refusal(404)
  } catch (error) {
    if (!(error instanceof Fault)) server.log.error({ err: error }, 'a request failed')
    return refusal(error instanceof Fault ? 404 : 500)
  }
}

/** As if it were asked anew: whatever was taken away since ends here as well. */
async function contentOf(server: Server, request: Request, ticket: ContentTicket): Promise<Response> {
  const node = ticket.node as NodeId
  const drive = ticket.by.kind === 'session' ? await bySession(server, ticket.by, ticket.drive) : await byLink(server, ticket.by, ticket)
  return contentResponse(request, await openContent(drive, node, ticket.revision as RevisionId), ticket.inline)
}

async function bySession(server: Server, by: ContentTicket['by'] & { kind: 'session' }, drive: string) {
  const session = await server.db.session.findUnique({ where: { id: by.session }, include: { user: true } })
  const isLive = session && session.userId === by.user && session.expiresAt.getTime() > server.now() && !session.user.disabled
  if (!isLive) throw new Fault('signed-out')
  return openDrive(server, toUser(session.user), drive, 'read')
}

/** Visitors see present contents, never older ones. */
async function byLink(server: Server, by: ContentTicket['by'] & { kind: 'link' }, { node, revision, inline }: ContentTicket) {
  const link = await reopenLink(server, by.link, by.version, inline ? 'look' : 'download')
  const { revisionId } = await nodeInLink(link, node as NodeId)
  if (revisionId !== revision) throw new Fault('not-found')
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
