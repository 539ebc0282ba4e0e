/** The devices of a person and how the folders on them stand, as each device tells it. Times are milliseconds since 1970. */
import { z } from 'zod/mini'
import { PAUSE_REASONS } from '../status'
import { DeviceIdSchema, DriveIdSchema, NodeIdSchema } from './messages'

/** Ids of waiting items that a report names; of others only their number is told. */
export const MOST_WAITS = 100

const count = z.int().check(z.minimum(0))
const waits = z.array(NodeIdSchema).check(z.maxLength(MOST_WAITS))

const standing = {
  /** The folder's own name on the disk. */
  name: z.string().check(z.minLength(1), z.maxLength(1024)),
  /** `asking`: it waits for the person, who must begin the first sync or decide about deletes. */
  state: z.enum(['up-to-date', 'syncing', 'asking', 'paused']),
  /** Why it is paused; `null` in every other state. */
  why: z.nullable(z.enum(PAUSE_REASONS)),
  /** Items that cannot be brought in step now. */
  waiting: count,
  /** The nodes that these are, the first of them. */
  waits,
}

/** What a device says of its folder, when it changed. `cursor`: see `DeviceFolder`; `null`: as told before. */
export const FolderReportSchema = z.strictObject({ ...standing, cursor: z.nullable(count) })

export const DeviceFolderSchema = z.object({
  ...standing,
  drive: DriveIdSchema,
  /** The folder holds the drive as it was at this seq, but for what waits. */
  cursor: count,
  /** When the device said so. */
  at: z.int(),
})

export const DeviceSchema = z.object({
  id: DeviceIdSchema,
  name: z.string(),
  browser: z.string(),
  platform: z.string(),
  createdAt: z.int(),
  lastSeenAt: z.int(),
  /** The one that asks. */
  current: z.boolean(),
  /** It is open somewhere now; of others all that is known is old. */
  online: z.boolean(),
  /** One for each drive that it keeps in step. */
  folders: z.array(DeviceFolderSchema),
})

export const DevicesSchema = z.object({ devices: z.array(DeviceSchema) })

export type FolderReport = z.infer<typeof FolderReportSchema>
export type DeviceFolder = z.infer<typeof DeviceFolderSchema>
export type Device = z.infer<typeof DeviceSchema>
