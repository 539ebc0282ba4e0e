/** Who is signed in here, and the device that this browser profile is. Throws `RemoteFault`. */
import { z } from 'zod/mini'
import type { DeviceId, DriveId } from '../../core/ids'
import { type Device, DevicesSchema, type FolderReport } from '../../core/protocol/devices'
import { DeviceIdSchema, DriveIdSchema } from '../../core/protocol/messages'
import type { Http } from './http'

const MeSchema = z.object({ user: z.object({ id: z.string() }), drives: z.array(z.object({ id: DriveIdSchema })) })
const AddedSchema = z.object({ id: DeviceIdSchema })

export type Me = z.infer<typeof MeSchema>

export function whoAmI(http: Http): Promise<Me> {
  return http.json('GET', '/api/me', MeSchema)
}

/** As people know it now, or `undefined` when it was revoked. */
export async function knownDevice(http: Http, device: DeviceId): Promise<Device | undefined> {
  const { devices } = await http.json('GET', '/api/devices', DevicesSchema)
  return devices.find(({ id }) => id === device)
}

export async function addDevice(
  http: Http,
  about: { readonly name: string; readonly browser: string; readonly platform: string },
): Promise<DeviceId> {
  return (await http.json('POST', '/api/devices', AddedSchema, about)).id
}

/** How the folder of this device stands; `http` names the device. */
export async function reportFolder(http: Http, drive: DriveId, report: FolderReport): Promise<void> {
  await http.json('PUT', `/api/drives/${drive}/folder`, z.unknown(), report)
}

/** This device keeps no folder of the drive any more. */
export async function forgetFolder(http: Http, drive: DriveId): Promise<void> {
  await http.json('DELETE', `/api/drives/${drive}/folder`, z.unknown())
}
