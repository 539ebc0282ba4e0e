/** One HTTP server for the pages, the API and the sockets, and how it stops. */
import { createServer, type Server as HttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { ADDRESS_HEADER } from '../auth'
import { createContentHost } from '../content-origin/content-host'
import type { Server } from '../context'
import { attachSocket, SOCKET_PATH } from '../push/socket'
import { addressOf } from './address-of'

export interface Handlers {
  request(request: IncomingMessage, response: ServerResponse): void
  /** For Next's hot reloading, in development; any other upgrade is turned away. */
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): void
}

export interface Listening {
  readonly port: number
  /** Stops accepting, lets what runs finish, at most for `graceMs`. */
  stop(graceMs: number): Promise<void>
}

/** A pack over a slow line takes minutes. */
const REQUEST_TIMEOUT_MS = 30 * 60_000
/** Longer than proxies keep theirs, so that none sends into a line that is just being closed. */
const KEEP_ALIVE_MS = 75_000
const SWEEP_MS = 50
const RELOAD_PATH = '/_next/hmr'

export async function listen(server: Server, port: number, handlers: Handlers): Promise<Listening> {
  const answerContent = createContentHost(server)
  const http = createServer((request, response) => {
    request.headers[ADDRESS_HEADER] = addressOf(request, server.env.trustProxy)
    if (!answerContent(request, response)) handlers.request(request, response)
  })
  http.requestTimeout = REQUEST_TIMEOUT_MS
  http.keepAliveTimeout = KEEP_ALIVE_MS
  const disconnect = attachSocket(http, server)
  const upgraded = new Set<Duplex>()
  http.on('upgrade', (request, socket, head) => {
    if (request.url?.startsWith(SOCKET_PATH)) return
    if (!handlers.upgrade || !request.url?.startsWith(RELOAD_PATH)) return void socket.destroy()
    upgraded.add(socket.on('close', () => upgraded.delete(socket)))
    handlers.upgrade(request, socket, head)
  })
  return {
    port: await bind(http, port, server.env.host),
    stop: graceMs => {
      for (const socket of upgraded) socket.destroy()
      return stop(http, disconnect, graceMs)
    },
  }
}

function bind(http: HttpServer, port: number, host: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, host, () => {
      const address = http.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

async function stop(http: HttpServer, disconnect: () => Promise<void>, graceMs: number): Promise<void> {
  const closed = new Promise<void>(resolve => http.close(() => resolve()))
  // A line that finishes its request becomes idle, and would stay open for the next one.
  const sweep = setInterval(() => http.closeIdleConnections(), SWEEP_MS)
  const end = setTimeout(() => http.closeAllConnections(), graceMs)
  await Promise.all([closed, disconnect()])
  clearInterval(sweep)
  clearTimeout(end)
}
