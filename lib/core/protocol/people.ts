/** Accounts as administrators see them, invitations by a one-time link, and whether anybody may sign up. */
import { z } from 'zod'

const name = z.string().trim().min(1).max(100)
const email = z.email().max(200)
const password = z.string().min(8).max(256)
/** `null`: the server's default. */
const quotaBytes = z.int().min(0).nullable()
const time = z.int()
/** The secret part of an invitation's link. */
const token = z.string().min(1).max(100)

export const PersonSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  admin: z.boolean(),
  /** May not sign in; nothing of theirs is removed. */
  disabled: z.boolean(),
  createdAt: time,
  /** To the day; `null`: never signed in. */
  lastSeenAt: time.nullable(),
  usedBytes: z.int(),
  quotaBytes,
})

export const InvitationSchema = z.object({
  id: z.string(),
  /** Whom it is for, when its maker said so; the account then has this address. */
  email: z.string().nullable(),
  admin: z.boolean(),
  quotaBytes,
  createdAt: time,
  expiresAt: time,
})

/** Invitations that nobody has used and that have not run out. */
export const PeopleSchema = z.object({ people: z.array(PersonSchema), invitations: z.array(InvitationSchema) })

export const InviteSchema = z.strictObject({
  email: email.optional(),
  admin: z.boolean().default(false),
  quotaBytes: quotaBytes.default(null),
})

/** The token is given this once; the server keeps its hash. */
export const InvitedSchema = z.object({ invitation: InvitationSchema, token: z.string() })

export const PersonChangeSchema = z.strictObject({
  admin: z.boolean().optional(),
  disabled: z.boolean().optional(),
  quotaBytes: quotaBytes.optional(),
})

export const PersonChangedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), person: PersonSchema }),
  /** Nobody would be left who can let people in. */
  z.object({ kind: z.literal('last-admin') }),
])

export const LookSchema = z.strictObject({ token })
/** What the page of an invitation shows before it is accepted. */
export const LookedSchema = z.object({ email: z.string().nullable(), expiresAt: time })

/** `email` is ignored when the invitation names one. */
export const AcceptSchema = z.strictObject({ token, name, email, password })

/** Done: the answer signs in. */
export const AccountMadeSchema = z.object({ kind: z.enum(['done', 'email-taken']) })

export const SignUpSchema = z.strictObject({ name, email, password })
export const SignUpOpenSchema = z.object({ open: z.boolean() })

export const ServerSettingsSchema = z.strictObject({
  /** Anybody who reaches the server may make an account. */
  openSignUp: z.boolean(),
})
export const ServerSettingsChangeSchema = ServerSettingsSchema.partial()

export type Person = z.infer<typeof PersonSchema>
export type Invitation = z.infer<typeof InvitationSchema>
export type People = z.infer<typeof PeopleSchema>
export type Invite = z.infer<typeof InviteSchema>
export type Invited = z.infer<typeof InvitedSchema>
export type PersonChange = z.infer<typeof PersonChangeSchema>
export type PersonChanged = z.infer<typeof PersonChangedSchema>
export type AccountMade = z.infer<typeof AccountMadeSchema>
export type Accept = z.infer<typeof AcceptSchema>
export type SignUp = z.infer<typeof SignUpSchema>
export type ServerSettings = z.infer<typeof ServerSettingsSchema>
