/** How the folders on the devices of a person stand: what the devices say of them, and who may hear it. */
import type { DeviceId, DriveId, NodeId } from '../../core/ids'
import type { DeviceFolder, FolderReport } from '../../core/protocol/devices'
import type { PauseReason } from '../../core/status'
import type { Database } from '../db/database'
import type { Drive } from '../drive'

/** In the place of what the device said before. */
export async function reportFolder(drive: Drive, deviceId: DeviceId, report: FolderReport): Promise<void> {
  const { server, id: driveId, user } = drive
  const { cursor, waits, ...rest } = report
  const said = { ...rest, waits: waits.join(' '), at: BigInt(server.now()) }
  await server.db.deviceFolder.upsert({
    where: { deviceId_driveId: { deviceId, driveId } },
    create: { deviceId, driveId, ...said, cursor: BigInt(cursor ?? 0) },
    update: { ...said, ...(cursor !== null && { cursor: BigInt(cursor) }) },
  })
  server.events.emit('devices-changed', user.id)
}

/** The device keeps no folder of this drive any more. */
export async function forgetFolder({ server, id: driveId, user }: Drive, deviceId: DeviceId): Promise<void> {
  const { count } = await server.db.deviceFolder.deleteMany({ where: { deviceId, driveId } })
  if (count > 0) server.events.emit('devices-changed', user.id)
}

/** By device, of drives that the person may still read. */
export async function foldersOf(db: Database, userId: string): Promise<ReadonlyMap<string, readonly DeviceFolder[]>> {
  const rows = await db.deviceFolder.findMany({
    where: { device: { userId, revokedAt: null }, drive: { OR: [{ ownerId: userId }, { members: { some: { userId } } }] } },
    orderBy: { driveId: 'asc' },
  })
  const folders = new Map<string, DeviceFolder[]>()
  for (const { deviceId, driveId, name, state, why, cursor, waiting, waits, at } of rows) {
    const folder = {
      drive: driveId as DriveId,
      name,
      state: state as DeviceFolder['state'],
      why: why as PauseReason | null,
      cursor: Number(cursor),
      waiting,
      waits: waits.split(' ').filter(id => id !== '') as NodeId[],
      at: Number(at),
    }
    folders.set(deviceId, [...(folders.get(deviceId) ?? []), folder])
  }
  return folders
}
