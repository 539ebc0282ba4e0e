/** Which device this browser profile is for the account that is signed in. */
import type { DeviceId } from '../core/ids'
import type { Device } from '../core/protocol/devices'
import { addDevice, forgetFolder, knownDevice } from './remote/account'
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
  const known = await knownDevice(http, device.id)
  if (!known) return undefined
  await forgetOthers(http, profile, known)
  if (known.name === device.name) return device
  const renamed = { ...device, name: known.name }
  await profile.putDevice(renamed)
  return renamed
}

/** A folder that was disconnected while the server could not be told. */
async function forgetOthers(http: Http, profile: ProfileStore, { folders }: Device): Promise<void> {
  if (folders.length === 0) return
  const kept = new Set((await profile.folders()).map(({ drive }) => drive))
  for (const { drive } of folders) if (!kept.has(drive)) await forgetFolder(http, drive)
}

async function register(http: Http, profile: ProfileStore, user: string, label: DeviceLabel): Promise<DeviceRecord> {
  const id: DeviceId = await addDevice(http, label)
  const device = { user, id, name: label.name }
  await profile.putDevice(device)
  return device
}
