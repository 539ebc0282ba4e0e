/** Which tab of a device leads a drive. Whoever takes the lead gets a higher fence; commits with a lower one are refused. */
import type { DeviceId } from '../core/ids'
import type { Drive } from './drive'

export async function takeLead(drive: Drive, device: DeviceId): Promise<number> {
  const key = { deviceId: device, driveId: drive.id }
  const lead = await drive.server.db.lead.upsert({
    where: { deviceId_driveId: key },
    create: { ...key, fence: 1 },
    update: { fence: { increment: 1 } },
  })
  return lead.fence
}
