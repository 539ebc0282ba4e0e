/** Who asks: a person by the session cookie, a device by its header. Every request is checked anew, so that a revoked one ends at once. */
import { type DeviceId, parseId } from '../core/ids'
import { DEVICE_HEADER } from '../core/protocol/messages'
import type { Server } from './context'
import { Fault } from './fault'

export interface User {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly admin: boolean
}

export interface Asker {
  readonly user: User
  readonly sessionId: string
}

/** Who asks, and the cookies that the answer must carry: a session that is used gets a longer life. */
export interface Renewed {
  readonly asker: Asker
  readonly cookies: Headers
}

/** A device's "last seen" is this coarse, so that most requests write nothing. */
const SEEN_STEP_MS = 60_000
/** A session's is coarser: every page has one, and asks all the time. */
const USED_STEP_MS = 10 * 60_000
const PAGE = 'web:'

type Found = Awaited<ReturnType<Server['auth']['api']['getSession']>>

/**
 * For what cannot give a cookie back: the session's life stays as long as it is, or the cookie would end before it.
 * Throws `signed-out`; `device-revoked` when the request names a device that was revoked, also after its session ended
 * with it.
 */
export async function askerOf(server: Server, headers: Headers): Promise<Asker> {
  return known(server, headers, await server.auth.api.getSession({ headers, query: { disableRefresh: true } }))
}

/** Throws like `askerOf`. */
export async function renewedAskerOf(server: Server, headers: Headers): Promise<Renewed> {
  const { response, headers: cookies } = await server.auth.api.getSession({ headers, returnHeaders: true })
  return { asker: await known(server, headers, response), cookies }
}

async function known(server: Server, headers: Headers, found: Found): Promise<Asker> {
  if (found?.user.disabled) throw new Fault('signed-out')
  if (found) {
    await noteUse(server, found.session)
    return { user: toUser(found.user), sessionId: found.session.id }
  }
  await refuseRevoked(server, headers.get(DEVICE_HEADER))
  throw new Fault('signed-out')
}

/** So that people see where they are signed in and when that was last used. */
async function noteUse({ db, now }: Server, { id, updatedAt }: NonNullable<Found>['session']): Promise<void> {
  if (updatedAt.getTime() > now() - USED_STEP_MS) return
  await db.session.updateMany({ where: { id }, data: { updatedAt: new Date(now()) } })
}

/** For what came in by this session and goes on. Throws `signed-out`. */
export async function stillSignedIn(server: Server, sessionId: string): Promise<User> {
  const session = await server.db.session.findUnique({ where: { id: sessionId }, include: { user: true } })
  if (!session || session.expiresAt.getTime() <= server.now() || session.user.disabled) throw new Fault('signed-out')
  return toUser(session.user)
}

/** The device that the request names. Throws `device-revoked` unless it is this person's and not revoked. */
export function deviceOf(server: Server, asker: Asker, headers: Headers): Promise<DeviceId> {
  return checkDevice(server, asker, headers.get(DEVICE_HEADER))
}

/**
 * Whose name a change from a page carries: never that of the profile's folder, whose deletes must notice what its own
 * pages changed meanwhile.
 */
export function pageOf({ sessionId }: Asker): DeviceId {
  return `${PAGE}${sessionId}` as DeviceId
}

/** The session of a page's name. */
export function sessionOf(page: DeviceId): string {
  return page.slice(PAGE.length)
}

export async function checkDevice(server: Server, asker: Asker, claimed: string | null): Promise<DeviceId> {
  const id = claimed === null ? undefined : parseId<DeviceId>(claimed)
  if (!id) throw new Fault('bad-request', `${DEVICE_HEADER} is missing`)
  const device = await server.db.device.findUnique({ where: { id } })
  if (!device || device.userId !== asker.user.id || device.revokedAt !== null) throw new Fault('device-revoked')
  const now = server.now()
  if (device.sessionId !== asker.sessionId || Number(device.lastSeenAt) < now - SEEN_STEP_MS) {
    const seen = { sessionId: asker.sessionId, lastSeenAt: BigInt(now) }
    await server.db.device.updateMany({ where: { id, revokedAt: null }, data: seen })
  }
  return id
}

/** A revoked device is told so, rather than that it is signed out. */
export async function refuseRevoked(server: Server, claimed: string | null): Promise<void> {
  const id = claimed === null ? undefined : parseId<DeviceId>(claimed)
  const device = id && (await server.db.device.findUnique({ where: { id }, select: { revokedAt: true } }))
  if (device && device.revokedAt !== null) throw new Fault('device-revoked')
}

export function toUser(row: { id: string; name: string; email: string; admin?: boolean | null | undefined }): User {
  return { id: row.id, name: row.name, email: row.email, admin: row.admin === true }
}
