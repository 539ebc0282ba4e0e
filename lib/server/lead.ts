/** Which tab of a device leads a drive. Whoever takes the lead gets a higher fence; commits with a lower one are refused. */
import type { DeviceId } from '../core/ids'
import { RIGHTS } from '../core/protocol/drives'
import type { Drive } from './drive'

export async function takeLead(drive: Drive, device: DeviceId): Promise<{ readonly fence: number; readonly readOnly: boolean }> {
  const key = { deviceId: device, driveId: drive.id }
  const lead = await drive.server.db.lead.upsert({
    where: { deviceId_driveId: key },
    create: { ...key, fence: 1 },
    update: { fence: { increment: 1 } },
  })
  return { fence: lead.fence, readOnly: !RIGHTS[drive.role].includes('write') }
}
