/** What belongs to an account: its drives, its devices. */
import type { DeviceId, DriveId } from '../core/ids'
import type { Device } from '../core/protocol/devices'
import type { DriveInfo } from '../core/protocol/drives'
import type { MemberRole } from '../core/protocol/members'
import type { Server } from './context'
import type { Database, Transaction } from './db/database'
import { foldersOf } from './devices/device-folders'
import { Fault } from './fault'
import { newId } from './new-id'
import type { Asker } from './session'

export async function createDrive(tx: Transaction, ownerId: string, name: string, now: number): Promise<DriveId> {
  const id = newId<DriveId>()
  // The sequence begins at 1: a cursor of 0 is only had by a device that has seen nothing, and needs no tombstones.
  await tx.drive.create({ data: { id, ownerId, name, seq: 1n, createdAt: BigInt(now) } })
  return id
}

/** All that they may use: their own, then those shared with them, each as they came. */
export async function drivesOf(server: Server, userId: string): Promise<DriveInfo[]> {
  const { db } = server
  const owned = await db.drive.findMany({ where: { ownerId: userId }, include: OWNER, orderBy: { createdAt: 'asc' } })
  const shared = await db.member.findMany({
    where: { userId },
    include: { drive: { include: OWNER } },
    orderBy: [{ at: 'asc' }, { driveId: 'asc' }],
  })
  const found = [
    ...owned.map(drive => ({ drive, role: 'owner' as const })),
    ...shared.map(({ drive, role }) => ({ drive, role: role as MemberRole })),
  ]
  const limits = new Map<string, number>()
  for (const { drive } of found) if (!limits.has(drive.ownerId)) limits.set(drive.ownerId, await server.quota.limit(drive.ownerId))
  return found.map(({ drive, role }) => ({
    id: drive.id as DriveId,
    name: drive.name,
    role,
    owner: drive.owner.name,
    usedBytes: Number(drive.usedBytes),
    limitBytes: limits.get(drive.ownerId) ?? 0,
  }))
}

const OWNER = { owner: { select: { name: true } } } as const

/** What a crash left undone when an account was made: its drive, and that the first one is the administrator. */
export async function completeAccounts(db: Database, now: number): Promise<void> {
  const first = await db.user.findFirst({ orderBy: { createdAt: 'asc' } })
  if (first && (await db.user.count({ where: { admin: true } })) === 0)
    await db.user.update({ where: { id: first.id }, data: { admin: true } })
  const bare = await db.user.findMany({ where: { drives: { none: {} } }, select: { id: true, name: true } })
  for (const user of bare) await createDrive(db, user.id, user.name, now)
}

/** Those that are not revoked, the last used first. `asking`: the device that the request names, if any. */
export async function devicesOf(server: Server, asker: Asker, asking: string | null): Promise<Device[]> {
  const rows = await server.db.device.findMany({ where: { userId: asker.user.id, revokedAt: null }, orderBy: { lastSeenAt: 'desc' } })
  const folders = await foldersOf(server.db, asker.user.id)
  return rows.map(({ id, name, browser, platform, createdAt, lastSeenAt }) => ({
    id: id as DeviceId,
    name,
    browser,
    platform,
    createdAt: Number(createdAt),
    lastSeenAt: Number(lastSeenAt),
    current: id === asking,
    online: server.presence.has(id),
    folders: [...(folders.get(id) ?? [])],
  }))
}

export async function addDevice(
  server: Server,
  asker: Asker,
  about: { readonly name: string; readonly browser: string; readonly platform: string },
): Promise<DeviceId> {
  const id = newId<DeviceId>()
  const now = BigInt(server.now())
  await server.db.device.create({
    data: { id, userId: asker.user.id, sessionId: asker.sessionId, ...about, createdAt: now, lastSeenAt: now },
  })
  return id
}

/** Throws `not-found` for a device that is not theirs. */
export async function renameDevice(server: Server, asker: Asker, id: string, name: string): Promise<void> {
  const { count } = await server.db.device.updateMany({ where: { id, userId: asker.user.id, revokedAt: null }, data: { name } })
  if (count === 0) throw new Fault('not-found')
  server.events.emit('devices-changed', asker.user.id)
}

/** From now on the device gets nothing, and the sign-in it used has ended, so that it cannot come back as another. */
export async function revokeDevice(server: Server, asker: Asker, id: string): Promise<void> {
  const device = await server.db.device.findUnique({ where: { id } })
  if (!device || device.userId !== asker.user.id) throw new Fault('not-found')
  const endSession = device.sessionId !== null && device.sessionId !== asker.sessionId
  await server.writer(async tx => {
    await tx.device.update({ where: { id }, data: { revokedAt: device.revokedAt ?? BigInt(server.now()) } })
    await tx.deviceFolder.deleteMany({ where: { deviceId: id } })
    if (endSession) await tx.session.deleteMany({ where: { id: device.sessionId as string } })
  })
  server.events.emit('device-revoked', id as DeviceId)
  server.events.emit('devices-changed', asker.user.id)
  if (endSession) server.events.emit('session-ended', device.sessionId as string)
}
