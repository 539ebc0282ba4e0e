/** The drives that somebody may use, and what they may do in each. Apart from `members.ts`, because every page needs it first. */
import { z } from 'zod/mini'
import { DriveIdSchema } from './messages'

/** What somebody may do in a drive. `viewer`: read; `editor`: change files and share by link; `owner`: everything, people too. */
export const DRIVE_ROLES = ['owner', 'editor', 'viewer'] as const
export const DriveRoleSchema = z.enum(DRIVE_ROLES)

/** Where somebody may go, as they are told it: own drives first, then those shared with them. Limits are the owner's. */
export const DriveInfoSchema = z.object({
  id: DriveIdSchema,
  name: z.string(),
  /** What whoever asks may do in it. */
  role: DriveRoleSchema,
  /** The owner's name. */
  owner: z.string(),
  usedBytes: z.number(),
  /** What all drives of the owner may hold together. */
  limitBytes: z.number(),
})

/** Pushed to whoever's right changed, as `rights`: they ask anew. */
export const RightsSchema = z.object({ drive: DriveIdSchema, role: DriveRoleSchema })
/** Pushed to whoever lost every right, as `refused-drive`: they hear nothing of it any more. */
export const RefusedDriveSchema = z.object({ drive: DriveIdSchema })

export type DriveRole = z.infer<typeof DriveRoleSchema>
export type DriveInfo = z.infer<typeof DriveInfoSchema>

/** What a request does to a drive. `read`; `write`: change files; `own`: people, purging, the drive itself. */
export type Right = 'read' | 'write' | 'own'

export const RIGHTS: Readonly<Record<DriveRole, readonly Right[]>> = {
  owner: ['read', 'write', 'own'],
  editor: ['read', 'write'],
  viewer: ['read'],
}
