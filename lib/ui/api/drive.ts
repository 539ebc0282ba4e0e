/** What the screens read and change of the drive and its devices. Throws `RemoteFault`. */
import { z } from 'zod'
import type { DriveId, NodeId } from '../../core/ids'
import { DeviceIdSchema, DriveIdSchema, NodeIdSchema, NodeSchema } from '../../core/protocol/messages'
import { request } from './request'

const DriveSchema = z.object({ id: DriveIdSchema, name: z.string(), usedBytes: z.number(), limitBytes: z.number().nullish() })

const MeSchema = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string(), admin: z.boolean() }),
  drives: z.array(DriveSchema),
})

export type Me = z.infer<typeof MeSchema>
export type Drive = z.infer<typeof DriveSchema>

export function getMe(signal?: AbortSignal): Promise<Me> {
  return request(MeSchema, '/api/me', { ...(signal && { signal }) })
}

const FolderSchema = z.object({
  /** From the top of the drive down to the folder itself. */
  path: z.array(z.object({ id: NodeIdSchema, name: z.string() })),
  nodes: z.array(NodeSchema),
})

export type Folder = z.infer<typeof FolderSchema>

export function getFolder(drive: DriveId, parent: NodeId, signal?: AbortSignal): Promise<Folder> {
  return request(FolderSchema, `/api/drives/${drive}/nodes?parent=${parent}`, { ...(signal && { signal }) })
}

/** Where a file's bytes are; the server sends them as a download. */
export function contentUrl(drive: DriveId, node: NodeId): string {
  return `/api/drives/${drive}/nodes/${node}/content`
}

const DeviceSchema = z.object({
  id: DeviceIdSchema,
  name: z.string(),
  browser: z.string(),
  platform: z.string(),
  createdAt: z.number(),
  lastSeenAt: z.number(),
  current: z.boolean(),
})

export type Device = z.infer<typeof DeviceSchema>

export async function listDevices(signal?: AbortSignal): Promise<readonly Device[]> {
  return (await request(z.object({ devices: z.array(DeviceSchema) }), '/api/devices', { ...(signal && { signal }) })).devices
}

export async function renameDevice(id: string, name: string): Promise<void> {
  await request(z.unknown(), `/api/devices/${id}`, { method: 'PATCH', body: { name } })
}

/** Its requests are refused from now on; its files stay where they are. */
export async function revokeDevice(id: string): Promise<void> {
  await request(z.unknown(), `/api/devices/${id}`, { method: 'DELETE' })
}
