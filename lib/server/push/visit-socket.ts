/**
 * Pushes to visitors of links, who have no account: only that something in the link changed, or that it does not open any
 * more; before they gave its password the latter alone. Whatever may have ended a link has it asked anew, by the guard that requests meet; a timer finds the rest.
 */
import type { DefaultEventsMap, Namespace, Socket, Server as SocketServer } from 'socket.io'
import { z } from 'zod/mini'
import type { DriveId } from '../../core/ids'
import type { FaultKind } from '../../core/protocol/messages'
import type { Server } from '../context'
import { Fault } from '../fault'
import { addressOf } from '../http/address-of'
import type { Versioned } from '../links/link-signature'
import { readTicket, TICKET_MS, type TicketKind } from '../links/link-ticket'
import { reopenLink } from '../links/open-link'
import { networkOf } from '../people/attempts'
import { createVisitChecks, type Visited } from './visit-checks'

const NAMESPACE = '/visits'
/** Links that ran out, and what else ended without an event, are found this often. */
const RECHECK_MS = 60_000
const MAX_SOCKETS_A_LINK = 500
/** So that nobody alone takes all the places of a link, nor those of the server. A class at school is behind one address. */
const MAX_OF_A_NETWORK = { atALink: 100, altogether: 400 }

const ticket = z.string().check(z.maxLength(200))
const HandshakeSchema = z.union([z.strictObject({ ticket }), z.strictObject({ door: ticket })])

type VisitSocket = Socket<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, Visited>
type Visits = Namespace<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, Visited>

/** Gives the function that ends the watching; the sockets end with `io`. */
export function attachVisits(io: Pick<SocketServer, 'of'>, server: Server): () => void {
  const visits: Visits = io.of(NAMESPACE)
  const redeem = oncePerTicket(server)
  const checks = createVisitChecks(server, {
    changed: room => void visits.to(room).emit('changed'),
    refused: room => refuse(visits, room, 'not-found'),
  })
  visits.use((socket, next) => {
    admit(server, visits, socket, redeem).then(
      () => next(),
      error => next(refusalOf(error)),
    )
  })
  visits.on('connection', socket => {
    void socket.join(socket.data.room)
    // Of those that came in the same moment each was let in alone.
    if (isFull(visits, socket.data, 0)) return void socket.disconnect(true)
    // Whatever ended between the handshake and the room was announced to nobody.
    checks.note(socket.data, [])
  })
  const stop = listen(server, () => distinct(visits), checks.note)
  return stop
}

function listen({ events }: Server, live: () => Visited[], note: ReturnType<typeof createVisitChecks>['note']): () => void {
  const inDrive = (drive: DriveId) => live().filter(visited => visited.drive === drive)
  events.on('advanced', ({ drive, nodes }, left) => {
    const touched = nodes ? [...nodes.map(node => node.id), ...left] : 'many'
    for (const visited of inDrive(drive)) note(visited, touched)
  })
  events.on('rights-changed', ({ drive }) => {
    for (const visited of inDrive(drive)) note(visited, [])
  })
  events.on('link-policy-changed', () => {
    for (const visited of live()) note(visited, [])
  })
  events.on('link-changed', ({ link }) => {
    for (const visited of live()) if (visited.link.id === link) note(visited, 'many')
  })
  const timer = setInterval(() => {
    for (const visited of live()) note(visited, [])
  }, RECHECK_MS).unref()
  return () => clearInterval(timer)
}

/** Each link once, however many look at it. */
function distinct(visits: Visits): Visited[] {
  return [...new Map([...visits.sockets.values()].map(({ data }) => [data.room, data])).values()]
}

async function admit(server: Server, visits: Visits, socket: VisitSocket, redeem: Redeem): Promise<void> {
  const handshake = HandshakeSchema.safeParse(socket.handshake.auth)
  if (!handshake.success) throw new Fault('bad-request')
  const { data } = handshake
  const link = 'door' in data ? redeem('door', data.door) : redeem('ticket', data.ticket)
  const { drive, row } = await reopenLink(server, link.id, link.version, 'front')
  const door = 'door' in data ? row.tokenHash : undefined
  const room = door === undefined ? `link:${link.id}.${link.version}` : `door:${link.id}.${door}`
  const network = networkOf(addressOf(socket.request, server.env.trustProxy))
  if (isFull(visits, { room, network }, 1)) throw new Fault('rate-limited')
  socket.data = { link, door, drive: drive.id, room, network }
}

/** Whether there are too many, with so many more. */
function isFull({ sockets, adapter }: Visits, { room, network }: Pick<Visited, 'room' | 'network'>, more: 0 | 1): boolean {
  if ((adapter.rooms.get(room)?.size ?? 0) + more > MAX_SOCKETS_A_LINK) return true
  const near = [...sockets.values()].filter(({ data }) => data.network === network)
  const here = near.filter(({ data }) => data.room === room)
  return near.length + more > MAX_OF_A_NETWORK.altogether || here.length + more > MAX_OF_A_NETWORK.atALink
}

type Redeem = (kind: TicketKind, ticket: string) => Versioned

/** Gives the link of a ticket that was not used before. Throws `not-found` for any other. */
function oncePerTicket({ secret, now }: Server): Redeem {
  const used = new Map<string, number>()
  return (kind, ticket) => {
    for (const [old, until] of used) if (until <= now()) used.delete(old)
    const link = readTicket(secret, kind, ticket, now())
    if (!link || used.has(ticket)) throw new Fault('not-found')
    used.set(ticket, now() + TICKET_MS)
    return link
  }
}

function refuse(visits: Visits, room: string, error: FaultKind): void {
  visits.to(room).emit('refused', { error })
  visits.in(room).disconnectSockets(true)
}

/** Reaches the visitor as `connect_error`, with the kind in `message` and `data.error`. */
function refusalOf(error: unknown): Error {
  const kind = error instanceof Fault ? error.kind : 'internal'
  return Object.assign(new Error(kind), { data: { error: kind } })
}
