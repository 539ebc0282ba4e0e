/** Sockets of members at one drive, spread over sessions of their own. */
import { io, type Socket } from 'socket.io-client'
import type { Account } from '../../e2e/harness/account'
import { ApiPeer } from '../../e2e/harness/api-peer'
import type { TestServer } from '../../e2e/harness/server'

export async function openPages(
  { origin, port }: TestServer,
  drive: string,
  account: Account,
  { sockets, sessions }: { readonly sockets: number; readonly sessions: number },
): Promise<Socket[]> {
  const peers: ApiPeer[] = []
  for (let i = 0; i < sessions; i++) peers.push(await ApiPeer.signIn(port, account))
  const open = Array.from({ length: sockets }, (_, i) =>
    io(origin, {
      path: '/api/socket',
      auth: { drives: [drive] },
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { origin, cookie: (peers[i % peers.length] as ApiPeer).cookie },
    }),
  )
  await Promise.all(open.map(socket => heard(socket, 'connect')))
  await Promise.all(open.map(socket => socket.emitWithAck('join', drive)))
  await Promise.all(peers.map(peer => peer.close()))
  return open
}

export function heard(socket: Socket, event: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once(event, () => resolve())
    socket.once('connect_error', reject)
  })
}
