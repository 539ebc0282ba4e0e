/** What the screens read and change of the drive and its devices. Throws `RemoteFault`. */
import { z } from 'zod/mini'
import { createHttp } from '../../browser/remote/http'
import type { DeviceId, DriveId, NodeId } from '../../core/ids'
import { type Device, DevicesSchema } from '../../core/protocol/devices'
import { type DriveInfo, DriveInfoSchema } from '../../core/protocol/drives'
import { NodeIdSchema, NodeSchema } from '../../core/protocol/messages'
import { ZipOrderedSchema } from '../../core/protocol/zip'
import { address } from './address'

const http = createHttp({ origin: '' })

export const MeSchema = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string(), admin: z.boolean() }),
  /** Their own first. */
  drives: z.array(DriveInfoSchema),
})

export type Me = z.infer<typeof MeSchema>
export type Drive = DriveInfo

export function getMe(): Promise<Me> {
  return http.json('GET', '/api/me', MeSchema)
}

const FolderSchema = z.object({
  /** From the top of the drive down to the folder itself. */
  path: z.array(z.object({ id: NodeIdSchema, name: z.string() })),
  nodes: z.array(NodeSchema),
})

export type Folder = z.infer<typeof FolderSchema>

export function getFolder(drive: DriveId, parent: NodeId): Promise<Folder> {
  return http.json('GET', `/api/drives/${drive}/nodes?parent=${parent}`, FolderSchema)
}

/** Where a file's bytes are; the server sends them as a download. */
export function contentUrl(drive: DriveId, node: NodeId): string {
  return `/api/drives/${drive}/nodes/${node}/content`
}

/** Where one zip of all these is, for some minutes. `name`: of the zip, without its ending. Throws `RemoteFault`. */
export async function orderZip(drive: DriveId, nodes: readonly NodeId[], name: string): Promise<string> {
  const { order } = await http.json('POST', address(drive, 'zip-orders'), ZipOrderedSchema, { nodes, name })
  return address(drive, 'zip', { order })
}

/** `own`: which of them this browser is, so that the server marks it. */
export async function listDevices(own: DeviceId | undefined): Promise<readonly Device[]> {
  const asOwn = createHttp({ origin: '', ...(own !== undefined && { device: own }) })
  return (await asOwn.json('GET', '/api/devices', DevicesSchema)).devices
}

export async function renameDevice(id: DeviceId, name: string): Promise<void> {
  await http.json('PATCH', `/api/devices/${id}`, z.unknown(), { name })
}

/** Its requests are refused from now on; its files stay where they are. */
export async function revokeDevice(id: DeviceId): Promise<void> {
  await http.json('DELETE', `/api/devices/${id}`, z.unknown())
}
