/** Fresh drives on the real server, seen by two devices of the account that is signed in. */
import { z } from 'zod'
import { newId } from '../../lib/browser/new-id'
import { addDevice } from '../../lib/browser/remote/account'
import { createHttp } from '../../lib/browser/remote/http'
import { openSocket } from '../../lib/browser/remote/open-socket'
import { createPushes } from '../../lib/browser/remote/pushes'
import { createRemoteDrive } from '../../lib/browser/remote/remote-drive'
import { sha256 } from '../../lib/browser/sha256'
import type { RemoteDrive } from '../../lib/core/ports'
import { DriveIdSchema } from '../../lib/core/protocol/messages'
import type { DriveWorld } from '../../lib/core/testing/contracts/remote-drive'

const { origin } = location

export async function openBrowserDrive(): Promise<DriveWorld> {
  const { id } = await createHttp({ origin }).json('POST', '/api/drives', z.object({ id: DriveIdSchema }), { name: 'contract' })
  const onNewDevice = async (): Promise<RemoteDrive> => {
    const device = await addDevice(createHttp({ origin }), { name: 'Contract', browser: 'Chromium', platform: 'Linux' })
    const http = createHttp({ origin, device })
    return createRemoteDrive(id, { http, pushes: createPushes(openSocket(origin, device)), sha256 })
  }
  return { drive: await onNewDevice(), other: await onNewDevice(), sha256, newId }
}
