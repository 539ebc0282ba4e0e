/** One HTTP server for the pages, the API and the sockets, and how it stops. */
import { createServer, type Server as HttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { ADDRESS_HEADER } from '../auth'
import type { Server } from '../context'
import { attachSocket, SOCKET_PATH } from '../push/socket'

export interface Handlers {
  request(request: IncomingMessage, response: ServerResponse): void
  /** What the framework itself may upgrade (in development); anything else is turned away. */
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): void
}

export interface Listening {
  readonly port: number
  /** Stops accepting, lets what runs finish, at most for `graceMs`. */
  stop(graceMs: number): Promise<void>
}

/** A pack over a slow line takes minutes. */
const REQUEST_TIMEOUT_MS = 30 * 60_000

export async function listen(server: Server, port: number, handlers: Handlers): Promise<Listening> {
  const http = createServer((request, response) => {
    request.headers[ADDRESS_HEADER] = request.socket.remoteAddress ?? ''
    handlers.request(request, response)
  })
  http.requestTimeout = REQUEST_TIMEOUT_MS
  const disconnect = attachSocket(http, server)
  http.on('upgrade', (request, socket, head) => {
    if (request.url?.startsWith(SOCKET_PATH)) return
    if (handlers.upgrade) handlers.upgrade(request, socket, head)
    else socket.destroy()
  })
  return { port: await bind(http, port, server.env.host), stop: graceMs => stop(http, disconnect, graceMs) }
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
  await disconnect()
  http.closeIdleConnections()
  const timer = setTimeout(() => http.closeAllConnections(), graceMs)
  await closed
  clearTimeout(timer)
}
