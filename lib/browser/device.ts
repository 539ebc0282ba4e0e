/** Which device this browser profile is for the account that is signed in. */
import type { DeviceId } from '../core/ids'
import { addDevice, deviceName } from './remote/account'
import type { Http } from './remote/http'
import type { DeviceRecord, ProfileStore } from './store/profile-store'
import type { DeviceLabel } from './support'

/** The device as the server knows it; registered now when it never was, or was revoked. Throws `RemoteFault`. */
export async function ensureDevice(http: Http, profile: ProfileStore, user: string, label: DeviceLabel): Promise<DeviceRecord> {
  const known = await profile.device(user)
  const current = known && (await refreshed(http, profile, known))
  return current ?? register(http, profile, user, label)
}

/** Learns the name that people gave it since; `undefined` when the server knows it no more. */
export async function refreshed(http: Http, profile: ProfileStore, device: DeviceRecord): Promise<DeviceRecord | undefined> {
  const name = await deviceName(http, device.id)
  if (name === undefined) return undefined
  if (name === device.name) return device
  const renamed = { ...device, name }
  await profile.putDevice(renamed)
  return renamed
}

async function register(http: Http, profile: ProfileStore, user: string, label: DeviceLabel): Promise<DeviceRecord> {
  const id: DeviceId = await addDevice(http, label)
  const device = { user, id, name: label.name }
  await profile.putDevice(device)
  return device
}
