/** Who is signed in here, and the device that this browser profile is. Throws `RemoteFault`. */
import { z } from 'zod/mini'
import type { DeviceId } from '../../core/ids'
import { DeviceIdSchema, DriveIdSchema } from '../../core/protocol/messages'
import type { Http } from './http'

const MeSchema = z.object({ user: z.object({ id: z.string() }), drives: z.array(z.object({ id: DriveIdSchema })) })
const DevicesSchema = z.object({ devices: z.array(z.object({ id: DeviceIdSchema, name: z.string() })) })
const AddedSchema = z.object({ id: DeviceIdSchema })

export type Me = z.infer<typeof MeSchema>

export function whoAmI(http: Http): Promise<Me> {
  return http.json('GET', '/api/me', MeSchema)
}

/** As people know it now, or `undefined` when it was revoked. */
export async function deviceName(http: Http, device: DeviceId): Promise<string | undefined> {
  const { devices } = await http.json('GET', '/api/devices', DevicesSchema)
  return devices.find(({ id }) => id === device)?.name
}

export async function addDevice(
  http: Http,
  about: { readonly name: string; readonly browser: string; readonly platform: string },
): Promise<DeviceId> {
  return (await http.json('POST', '/api/devices', AddedSchema, about)).id
}
