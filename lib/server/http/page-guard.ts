/**
 * Stands before Next: gives every page its headers, and turns away what no page of ours is for. Next would read bodies
 * as calls of server functions and fetch pictures to make them small; we have neither, so neither is reachable.
 */
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type PageSettings, pageHeaders } from './page-headers'

const NONCE_BYTES = 16
const METHODS = ['GET', 'HEAD']
/** What only Next itself says to itself; it reads the nonce out of the policy of a request. */
const INNER_HEADERS = ['content-security-policy-report-only', 'next-action', 'x-middleware-subrequest', 'x-nextjs-data']
const RESIZER = /^\/_next\/image(\/|$)/
/** Tools of hot reloading, which are asked by POST. */
const DEV_TOOLS = /^\/__nextjs/

/** The function says whether it has answered; else the request is ready for Next. */
export function createPageGuard(settings: PageSettings): (request: IncomingMessage, response: ServerResponse) => boolean {
  return (request, response) => {
    const pathname = (request.url ?? '/').split('?', 1)[0] as string
    const headers = pageHeaders(pathname, randomBytes(NONCE_BYTES).toString('base64'), settings)
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    for (const name of INNER_HEADERS) delete request.headers[name]
    request.headers['content-security-policy'] = headers['content-security-policy']
    const status = refusalOf(request.method ?? 'GET', pathname, settings.dev)
    if (status !== undefined) response.writeHead(status).end()
    return status !== undefined
  }
}

function refusalOf(method: string, pathname: string, dev: boolean): number | undefined {
  if (RESIZER.test(pathname)) return 404
  if (METHODS.includes(method) || (dev && DEV_TOOLS.test(pathname))) return undefined
  return 405
}
