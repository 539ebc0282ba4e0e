/**
 * Pushes over Socket.IO: tells who may hear it that a drive advanced. It carries no decisions: whoever misses a push
 * reads on by cursor over HTTP.
 */
import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { type DefaultEventsMap, type Socket, Server as SocketServer } from 'socket.io'
import { z } from 'zod'
import type { DeviceId, DriveId } from '../../core/ids'
import type { DriveRole } from '../../core/protocol/drives'
import { DEVICE_HEADER, DeviceIdSchema, DriveIdSchema, type FaultKind } from '../../core/protocol/messages'
import type { Server } from '../context'
import { openDrive, roleIn } from '../drive'
import { Fault } from '../fault'
import { isOwnOrigin } from '../http/origin'
import { type Asker, askerOf, checkDevice, refuseRevoked } from '../session'
import { attachVisits } from './visit-socket'

export const SOCKET_PATH = '/api/socket'

/** What a client says is a drive id and a handshake, never more. */
const MAX_MESSAGE_BYTES = 16 * 1024
/** Sessions that ended without an event (they ran out, or somebody changed the database) are found this often. */
const RECHECK_MS = 60_000

const HandshakeSchema = z.object({ device: z.optional(DeviceIdSchema), drives: z.array(DriveIdSchema).max(100).optional() })

interface Known {
  asker: Asker
  device: DeviceId | undefined
  drives: readonly string[]
}

type KnownSocket = Socket<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, Known>
type PushServer = SocketServer<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, Known>
type RightsChanged = { readonly drive: DriveId; readonly user: string }
type Acknowledge = (answer: { ok: true } | { error: FaultKind }) => void

const driveRoom = (id: string) => `drive:${id}`
const deviceRoom = (id: string) => `device:${id}`
const sessionRoom = (id: string) => `session:${id}`
const userRoom = (id: string) => `user:${id}`

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
  const leaving = new Set<Promise<void>>()
  io.on('connection', socket => void welcome(server, socket, leaving))
  const stop = listen(server, io)
  const stopVisits = attachVisits(io, server)
  return async () => {
    stop()
    stopVisits()
    await io.close()
    await Promise.all(leaving)
  }
}

function listen(server: Server, io: PushServer): () => void {
  const { events } = server
  const refuse = (room: string, error: FaultKind) => {
    io.to(room).emit('refused', { error })
    io.in(room).disconnectSockets(true)
  }
  events.on('advanced', message => void io.to(driveRoom(message.drive)).emit('advanced', message))
  events.on('device-revoked', device => refuse(deviceRoom(device), 'device-revoked'))
  events.on('session-ended', session => refuse(sessionRoom(session), 'signed-out'))
  events.on('devices-changed', user => void io.to(userRoom(user)).emit('devices'))
  events.on('noticed', user => void io.to(userRoom(user)).emit('noticed'))
  // Whoever cannot be told comes back, and is asked who they are.
  events.on('rights-changed', change => {
    tellRights(server, io, change).catch(() => io.in(userRoom(change.user)).disconnectSockets(true))
  })
  const timer = setInterval(() => void refuseEnded(server, [...io.sockets.sockets.values()]), RECHECK_MS).unref()
  return () => clearInterval(timer)
}

/**
 * What happens in the drive from now on is not theirs until it is known to be: they leave its room before anything is
 * asked. Whoever has a right still comes back to it and is told which; whoever has none is told that.
 */
async function tellRights(server: Server, io: PushServer, { drive, user }: RightsChanged): Promise<void> {
  const room = driveRoom(drive)
  const heard = [...io.sockets.sockets.values()].filter(({ data, rooms }) => data.asker.user.id === user && rooms.has(room))
  for (const socket of heard) await socket.leave(room)
  const role = await roleOf(server, drive, user)
  if (!role) return void io.to(userRoom(user)).emit('refused-drive', { drive })
  for (const socket of heard) await join(server, socket, drive)
  io.to(userRoom(user)).emit('rights', { drive, role })
}

async function roleOf({ db }: Server, drive: DriveId, user: string): Promise<DriveRole | undefined> {
  const row = await db.drive.findUnique({ where: { id: drive }, select: { id: true, ownerId: true } })
  return row ? roleIn(db, row, user) : undefined
}

/** A browser sends Origin with every handshake; a page of another origin is turned away before its cookies are read. */
function isOwnPage(request: IncomingMessage, server: Server): boolean {
  const { origin, host } = request.headers
  if (host !== undefined && server.env.contentOrigin?.endsWith(`//${host.toLowerCase()}`)) return false
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

/** `leaving`: what is still noted of devices that went. */
async function welcome(server: Server, socket: KnownSocket, leaving: Set<Promise<void>>): Promise<void> {
  const { asker, device, drives } = socket.data
  await socket.join(sessionRoom(asker.sessionId))
  await socket.join(userRoom(asker.user.id))
  if (device) await welcomeDevice(server, socket, device, leaving)
  socket.on('join', (drive: unknown, acknowledge: unknown) => {
    const answer: Acknowledge = typeof acknowledge === 'function' ? (acknowledge as Acknowledge) : () => undefined
    void join(server, socket, drive).then(answer)
  })
  for (const drive of drives) await join(server, socket, drive)
  // Whatever ended between the handshake and the rooms was announced to nobody.
  await refuseEnded(server, [socket])
}

/** From now on it counts as open, until its last socket is gone. */
async function welcomeDevice(server: Server, socket: KnownSocket, device: DeviceId, leaving: Set<Promise<void>>): Promise<void> {
  const { presence, events } = server
  const user = socket.data.asker.user.id
  await socket.join(deviceRoom(device))
  if (!socket.connected) return
  if (presence.came(device)) events.emit('devices-changed', user)
  socket.once('disconnect', () => {
    if (!presence.left(device)) return
    const left = noteLeft(server, device, user).finally(() => leaving.delete(left))
    leaving.add(left)
  })
}

async function noteLeft({ db, events, log, now }: Server, device: DeviceId, user: string): Promise<void> {
  try {
    await db.device.updateMany({ where: { id: device, revokedAt: null }, data: { lastSeenAt: BigInt(now()) } })
    events.emit('devices-changed', user)
  } catch (error) {
    log.warn({ err: error }, 'when a device was last seen was not noted')
  }
}

async function join(server: Server, socket: KnownSocket, drive: unknown): Promise<{ ok: true } | { error: FaultKind }> {
  const open = () => openDrive(server, socket.data.asker.user, String(drive), 'read')
  try {
    await socket.join(driveRoom((await open()).id))
    // A right that was taken between the two was announced to a socket that was not in the room yet.
    await open()
    return { ok: true }
  } catch (error) {
    await socket.leave(driveRoom(String(drive)))
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
