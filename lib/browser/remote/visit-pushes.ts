/**
 * Hears that something below a shared link changed, or that it does not open any more. Nothing is told but that: the page
 * asks again over HTTP. A ticket is good for one handshake, so that each new connection takes a new one.
 */
import { io } from 'socket.io-client'
import { RemoteFault } from '../../core/ports'

export interface VisitPushesOptions {
  /** Before the password is known one only hears of the end. */
  readonly at: 'door' | 'inside'
  /** For the handshake. Throws `RemoteFault`. */
  readonly ticket: () => Promise<string>
  readonly onChanged: () => void
  /** The link does not open as it did. */
  readonly onRefused: () => void
}

const AGAIN_MS = 15_000

/** The function ends it. */
export function openVisitPushes({ at, ticket, onChanged, onRefused }: VisitPushesOptions): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const socket = io('/visits', {
    path: '/api/socket',
    addTrailingSlash: false,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: AGAIN_MS,
    forceNew: true,
    auth: answer => void ticket().then(ticket => answer(at === 'door' ? { door: ticket } : { ticket }), noTicket),
  })
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(() => socket.connect(), AGAIN_MS)
  }
  function noTicket(error: unknown): void {
    socket.disconnect()
    if (error instanceof RemoteFault && (error.kind === 'not-found' || error.kind === 'link-locked')) onRefused()
    else later()
  }
  socket.on('changed', onChanged)
  socket.on('refused', onRefused)
  // What happened before, nobody told: the first time, since the page looked.
  socket.on('connect', onChanged)
  // The server turned the handshake away: nothing else tries again.
  socket.on('connect_error', () => !socket.active && later())
  return () => {
    clearTimeout(timer)
    socket.close()
  }
}
