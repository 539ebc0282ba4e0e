/** A drive that is shared with people who have accounts: who they are, what they may do, how they come and go. */
import { z } from 'zod/mini'
import { DriveRoleSchema } from './drives'
import { DriveIdSchema } from './messages'

/** What a drive can be shared as. */
export const MemberRoleSchema = z.enum(['editor', 'viewer'])

const email = z.email().check(z.maxLength(200))
const time = z.int()

export const MemberSchema = z.object({
  /** The account's id. */
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: DriveRoleSchema,
  /** Since when; of the owner: since the drive was made. */
  at: time,
})

export const DriveInvitationSchema = z.object({
  id: z.string(),
  role: MemberRoleSchema,
  /** Whom it is for, when its maker said so: no other account can use it. */
  email: z.nullable(z.string()),
  invitedBy: z.string(),
  createdAt: time,
  expiresAt: time,
})

/** Invitations are told to the owner alone. */
export const MembersSchema = z.object({ members: z.array(MemberSchema), invitations: z.array(DriveInvitationSchema) })

/** An account by its address, at once. */
export const AddMemberSchema = z.strictObject({ email, role: MemberRoleSchema })
/** `no-account`: nobody here has this address; invite by a link instead. */
export const MemberAddedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), member: MemberSchema }),
  z.object({ kind: z.enum(['no-account', 'already']) }),
])

export const MemberChangeSchema = z.strictObject({ role: MemberRoleSchema })

export const InviteToDriveSchema = z.strictObject({ role: MemberRoleSchema, email: z.optional(email) })
/** The token is given this once; the page is `/join#TOKEN`. */
export const InvitedToDriveSchema = z.object({ invitation: DriveInvitationSchema, token: z.string() })

export const JoinSchema = z.strictObject({ token: z.string().check(z.minLength(1), z.maxLength(100)) })
/** What the page of an invitation shows before it is accepted. */
export const JoinLookedSchema = z.object({
  drive: z.string(),
  invitedBy: z.string(),
  role: MemberRoleSchema,
  email: z.nullable(z.string()),
})
export const JoinedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), drive: DriveIdSchema }),
  z.object({ kind: z.literal('other-account') }),
])

/** The new owner must be a member; the old one stays as editor. */
export const TransferSchema = z.strictObject({ to: z.string().check(z.maxLength(100)) })
/** `over-quota`: the new owner has no room for it. */
export const TransferredSchema = z.object({ kind: z.enum(['done', 'not-a-member', 'over-quota']) })

export const RenameDriveSchema = z.strictObject({ name: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)) })

export type MemberRole = z.infer<typeof MemberRoleSchema>
export type Member = z.infer<typeof MemberSchema>
export type DriveInvitation = z.infer<typeof DriveInvitationSchema>
export type Members = z.infer<typeof MembersSchema>
export type MemberAdded = z.infer<typeof MemberAddedSchema>
export type InvitedToDrive = z.infer<typeof InvitedToDriveSchema>
export type JoinLooked = z.infer<typeof JoinLookedSchema>
export type Joined = z.infer<typeof JoinedSchema>
export type AddMember = z.infer<typeof AddMemberSchema>
export type InviteToDrive = z.infer<typeof InviteToDriveSchema>
export type Transferred = z.infer<typeof TransferredSchema>
