/** The Socket.IO client, as our server wants it. */
import { io } from 'socket.io-client'
import type { PushSocket } from './pushes'

/** Not connected yet. `origin`: '' in a page of the server itself. */
export function openSocket(origin: string, device: string | undefined): PushSocket {
  return io(origin, {
    path: '/api/socket',
    addTrailingSlash: false,
    autoConnect: false,
    // Polling only where something in between does not let WebSockets through.
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    auth: device === undefined ? {} : { device },
    reconnectionDelay: 500,
    reconnectionDelayMax: 15_000,
  })
}
