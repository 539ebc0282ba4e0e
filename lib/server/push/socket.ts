/**
 * Pushes over Socket.IO: tells who may hear it that a drive advanced. It carries no decisions: whoever misses a push
 * reads on by cursor over HTTP.
 */
import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { type DefaultEventsMap, type Socket, Server as SocketServer } from 'socket.io'
import { z } from 'zod'
import type { DeviceId } from '../../core/ids'
import { DEVICE_HEADER, DeviceIdSchema, DriveIdSchema, type FaultKind } from '../../core/protocol/messages'
import type { Server } from '../context'
import { openDrive } from '../drive'
import { Fault } from '../fault'
import { isOwnOrigin } from '../http/origin'
import { type Asker, askerOf, checkDevice, refuseRevoked } from '../session'

export const SOCKET_PATH = '/api/socket'

/** What a client says is a drive id and a handshake, never more. */
const MAX_MESSAGE_BYTES = 16 * 1024
/** Sessions that ended without an event (they ran out, or somebody changed the database) are found this often. */
const RECHECK_MS = 60_000

const HandshakeSchema = z.object({ device: DeviceIdSchema.optional(), drives: z.array(DriveIdSchema).max(100).optional() })

interface Known {
  asker: Asker
  device: DeviceId | undefined
  drives: readonly string[]
}

type KnownSocket = Socket<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, Known>
type Acknowledge = (answer: { ok: true } | { error: FaultKind }) => void

const driveRoom = (id: string) => `drive:${id}`
const deviceRoom = (id: string) => `device:${id}`
const sessionRoom = (id: string) => `session:${id}`

/** Gives the function that disconnects everybody. */
export function attachSocket(http: HttpServer, server: Server): () => Promise<void> {
  const io = new SocketServer<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, Known>(http, {
    path: SOCKET_PATH,
    addTrailingSlash: false,
    serveClient: false,
    destroyUpgrade: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    allowRequest: (request, answer) => answer(null, isOwnPage(request, server)),
  })
  io.use((socket, next) => {
    authenticate(server, socket).then(
      () => next(),
      error => next(refusalOf(error)),
    )
  })
  io.on('connection', socket => void welcome(server, socket))
  const stop = listen(server, io)
  return async () => {
    stop()
    await io.close()
  }
}

function listen(server: Server, io: SocketServer<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, Known>): () => void {
  const { events } = server
  const refuse = (room: string, error: FaultKind) => {
    io.to(room).emit('refused', { error })
    io.in(room).disconnectSockets(true)
  }
  events.on('advanced', message => void io.to(driveRoom(message.drive)).emit('advanced', message))
  events.on('device-revoked', device => refuse(deviceRoom(device), 'device-revoked'))
  events.on('session-ended', session => refuse(sessionRoom(session), 'signed-out'))
  const timer = setInterval(() => void refuseEnded(server, [...io.sockets.sockets.values()]), RECHECK_MS).unref()
  return () => clearInterval(timer)
}

/** A browser sends Origin with every handshake; a page of another origin is turned away before its cookies are read. */
function isOwnPage(request: IncomingMessage, server: Server): boolean {
  const { origin, host } = request.headers
  return origin === undefined ? request.headers['sec-fetch-site'] === undefined : isOwnOrigin(origin, host ?? null, server.env.publicOrigin)
}

async function authenticate(server: Server, socket: KnownSocket): Promise<void> {
  const handshake = HandshakeSchema.safeParse(socket.handshake.auth)
  if (!handshake.success) throw new Fault('bad-request')
  const { device, drives = [] } = handshake.data
  const headers = new Headers({ cookie: socket.handshake.headers.cookie ?? '' })
  if (device) headers.set(DEVICE_HEADER, device)
  const asker = await askerOf(server, headers)
  socket.data = { asker, device: device && (await checkDevice(server, asker, device)), drives }
}

async function welcome(server: Server, socket: KnownSocket): Promise<void> {
  const { asker, device, drives } = socket.data
  await socket.join(sessionRoom(asker.sessionId))
  if (device) await socket.join(deviceRoom(device))
  socket.on('join', (drive: unknown, acknowledge: unknown) => {
    const answer: Acknowledge = typeof acknowledge === 'function' ? (acknowledge as Acknowledge) : () => undefined
    void join(server, socket, drive).then(answer)
  })
  for (const drive of drives) await join(server, socket, drive)
  // Whatever ended between the handshake and the rooms was announced to nobody.
  await refuseEnded(server, [socket])
}

async function join(server: Server, socket: KnownSocket, drive: unknown): Promise<{ ok: true } | { error: FaultKind }> {
  try {
    const opened = await openDrive(server, socket.data.asker.user, String(drive))
    await socket.join(driveRoom(opened.id))
    return { ok: true }
  } catch (error) {
    return { error: error instanceof Fault ? error.kind : 'internal' }
  }
}

/** Disconnects those whose session or device has ended. */
async function refuseEnded(server: Server, sockets: readonly KnownSocket[]): Promise<void> {
  const ids = [...new Set(sockets.map(socket => socket.data.asker.sessionId))]
  const live = await server.db.session.findMany({
    where: { id: { in: ids }, expiresAt: { gt: new Date(server.now()) } },
    select: { id: true },
  })
  const sessions = new Set(live.map(session => session.id))
  for (const socket of sockets) {
    const revoked = await refuseRevoked(server, socket.data.device ?? null).then(
      () => false,
      () => true,
    )
    if (revoked) refuse(socket, 'device-revoked')
    else if (!sessions.has(socket.data.asker.sessionId)) refuse(socket, 'signed-out')
  }
}

function refuse(socket: KnownSocket, error: FaultKind): void {
  socket.emit('refused', { error })
  socket.disconnect(true)
}

/** Reaches the client as `connect_error`, with the kind in `message` and `data.error`. */
function refusalOf(error: unknown): Error {
  const kind = error instanceof Fault ? error.kind : 'internal'
  return Object.assign(new Error(kind), { data: { error: kind } })
}
