/** Signing in, the first account, what is mine. */
import { z } from 'zod'
import { DEVICE_HEADER } from '../../core/protocol/messages'
import { addDevice, createDrive, devicesOf, drivesOf, renameDevice, revokeDevice } from '../accounts'
import type { AuthParts } from '../auth'
import type { Server } from '../context'
import { type Routes, textOf } from '../http/routes'
import { withCookies } from '../http/with-cookies'
import { createAuthDoor } from '../people/auth-door'
import { isSetupNeeded, SetupSchema, setUp } from '../setup'

const Label = z.string().trim().min(1).max(100)
const DriveSchema = z.strictObject({ name: Label })
const DeviceSchema = z.strictObject({ name: Label, browser: z.string().max(100), platform: z.string().max(100) })
const RenameSchema = z.strictObject({ name: Label })

export function accountEndpoints(server: Server, parts: AuthParts, { open, signedIn }: Routes) {
  const auth = createAuthDoor(server)
  return {
    auth: open(undefined, ({ request }) => auth(request)),
    setupNeeded: open(undefined, async () => ({ needed: await isSetupNeeded(server.db) })),
    setUp: open(SetupSchema, async ({ body }) => {
      const signedInBy = await setUp(server, parts, body)
      return withCookies(new Response(null, { status: 204 }), signedInBy)
    }),
    me: signedIn(undefined, async ({ asker: { user } }) => ({ user, drives: await drivesOf(server, user.id), serverEpoch: server.epoch })),
    createDrive: signedIn(DriveSchema, async ({ body, asker: { user } }) => {
      const id = await server.writer(tx => createDrive(tx, user.id, body.name, server.now()))
      return (await drivesOf(server, user.id)).find(drive => drive.id === id)
    }),
    devices: signedIn(undefined, async ({ request, asker }) => ({
      devices: await devicesOf(server, asker, request.headers.get(DEVICE_HEADER)),
    })),
    addDevice: signedIn(DeviceSchema, async ({ body, asker }) => ({ id: await addDevice(server, asker, body) })),
    renameDevice: signedIn(RenameSchema, async ({ body, asker, params }) => {
      await renameDevice(server, asker, textOf(params, 'device'), body.name)
      return undefined
    }),
    revokeDevice: signedIn(undefined, async ({ asker, params }) => {
      await revokeDevice(server, asker, textOf(params, 'device'))
      return undefined
    }),
  }
}
