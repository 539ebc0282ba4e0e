/** Accounts as administrators see them, invitations by a one-time link, and whether anybody may sign up. */
import { z } from 'zod/mini'

const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(100))
const email = z.email().check(z.maxLength(200))
const password = z.string().check(z.minLength(8), z.maxLength(256))
/** `null`: the server's default. */
const quotaBytes = z.nullable(z.int().check(z.minimum(0)))
const time = z.int()
/** The secret part of an invitation's link. */
const token = z.string().check(z.minLength(1), z.maxLength(100))

export const PersonSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  admin: z.boolean(),
  /** May not sign in; nothing of theirs is removed. */
  disabled: z.boolean(),
  createdAt: time,
  /** To the day; `null`: never signed in. */
  lastSeenAt: z.nullable(time),
  usedBytes: z.int(),
  quotaBytes,
})

export const InvitationSchema = z.object({
  id: z.string(),
  /** Whom it is for, when its maker said so; the account then has this address. */
  email: z.nullable(z.string()),
  admin: z.boolean(),
  quotaBytes,
  createdAt: time,
  expiresAt: time,
})

/** Invitations that nobody has used and that have not run out. */
export const PeopleSchema = z.object({ people: z.array(PersonSchema), invitations: z.array(InvitationSchema) })

export const InviteSchema = z.strictObject({
  email: z.optional(email),
  admin: z._default(z.boolean(), false),
  quotaBytes: z._default(quotaBytes, null),
})

/** The token is given this once; the server keeps its hash. */
export const InvitedSchema = z.object({ invitation: InvitationSchema, token: z.string() })

export const PersonChangeSchema = z.strictObject({
  admin: z.optional(z.boolean()),
  disabled: z.optional(z.boolean()),
  quotaBytes: z.optional(quotaBytes),
})

export const PersonChangedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), person: PersonSchema }),
  /** Nobody would be left who can let people in. */
  z.object({ kind: z.literal('last-admin') }),
])

export const LookSchema = z.strictObject({ token })
/** What the page of an invitation shows before it is accepted. */
export const LookedSchema = z.object({ email: z.nullable(z.string()), expiresAt: time })

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
export const ServerSettingsChangeSchema = z.partial(ServerSettingsSchema)

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
