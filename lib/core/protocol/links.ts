/** Shared links as their owners make and see them, and as visitors without an account meet them. */
import { z } from 'zod/mini'
import { MAX_DEPTH } from '../name'
import { DriveIdSchema, NodeIdSchema, NodeSchema } from './messages'

/** What a visitor may do. `view`: look, without a way to keep; `upload`: add files and see nothing; `edit`: everything but share. */
export const LINK_ROLES = ['view', 'download', 'upload', 'edit'] as const
export const LinkRoleSchema = z.enum(LINK_ROLES)

const time = z.int()
const text = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most))
/** Seen at the end of the address; never what opens it. */
export const SlugSchema = z.string().check(z.regex(/^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u), z.maxLength(60))
const password = z.string().check(z.minLength(4), z.maxLength(256))

const settings = {
  role: LinkRoleSchema,
  /** `null`: none. Only ever sent to the server, never back. */
  password: z.nullable(password),
  expiresAt: z.nullable(time),
  maxDownloads: z.nullable(z.int().check(z.minimum(1), z.maximum(1_000_000))),
  maxUploadBytes: z.nullable(z.int().check(z.minimum(1))),
  title: z.nullable(text(200)),
  note: z.nullable(text(2000)),
  slug: z.nullable(SlugSchema),
  notify: z.boolean(),
}

/** A file, a folder or a selection. What is left out is as the server's policy wants it. */
export const NewLinkSchema = z.strictObject({
  nodes: z.array(NodeIdSchema).check(z.minLength(1), z.maxLength(1000)),
  ...z.partial(z.object(settings)).shape,
})

export const LinkChangeSchema = z.partial(z.strictObject(settings))

/** What an administrator demands of links and one has not. */
export const LinkBreachSchema = z.enum(['no-links', 'password-needed', 'expiry-needed', 'expiry-too-late'])

export const LinkSchema = z.object({
  id: z.string(),
  drive: DriveIdSchema,
  /** The secret part of its address: `/s/TOKEN` or `/s/TOKEN/SLUG`. */
  token: z.string(),
  /** Where that address is, as whoever runs the server says; `null`: wherever the page is that shows it. */
  origin: z.nullable(z.string()),
  nodes: z.array(z.object({ id: NodeIdSchema, name: z.string(), kind: z.enum(['file', 'folder']), deleted: z.boolean() })),
  role: LinkRoleSchema,
  hasPassword: z.boolean(),
  expiresAt: z.nullable(time),
  maxDownloads: z.nullable(z.int()),
  maxUploadBytes: z.nullable(z.int()),
  title: z.nullable(z.string()),
  note: z.nullable(z.string()),
  slug: z.nullable(z.string()),
  notify: z.boolean(),
  opens: z.int(),
  downloads: z.int(),
  uploadedBytes: z.int(),
  createdAt: time,
  lastOpenedAt: z.nullable(time),
  lastDownloadedAt: z.nullable(time),
  /** Who made it, as shown to people. */
  creator: z.string(),
  mine: z.boolean(),
  /** Why it opens nothing now; empty: nothing is demanded that it has not. */
  breaches: z.array(LinkBreachSchema),
})

export const LinksSchema = z.object({ links: z.array(LinkSchema) })

/** Why a link was not made or changed as asked. */
export const LinkMadeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), link: LinkSchema }),
  /** The administrator wants it otherwise. */
  z.object({ kind: z.literal('policy'), why: LinkBreachSchema }),
])

/** What administrators demand of links. `maxDays`: an expiry at most so far ahead; `null`: none is demanded. */
export const LinkPolicySchema = z.strictObject({
  allowed: z.boolean(),
  passwordNeeded: z.boolean(),
  maxDays: z.nullable(z.int().check(z.minimum(1), z.maximum(3650))),
})

/** Links that open something now and would not with another policy. */
export const PolicyEffectSchema = z.object({ stops: z.int() })

// ── What a visitor sees ────────────────────────────────────────────────────────────────────────────────────────────

/** A node as a visitor sees it: no people, no devices, nothing above the link. `parent` is `null` for what the link itself names. */
export const VisitedNodeSchema = z.object({
  id: NodeIdSchema,
  kind: z.enum(['file', 'folder']),
  parent: z.nullable(NodeIdSchema),
  name: z.string(),
  /** `null` for folders. */
  file: z.nullable(z.object({ revision: z.string(), size: z.int(), at: time, mtime: time })),
})

/** The first answer of a link. `locked` says nothing but that a password is wanted. */
export const VisitSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('locked') }),
  z.object({
    kind: z.literal('open'),
    role: LinkRoleSchema,
    title: z.string(),
    note: z.nullable(z.string()),
    /** Who shares it, as shown to people. */
    owner: z.string(),
    expiresAt: z.nullable(time),
    /** Downloads that may still begin; `null`: any number. */
    downloadsLeft: z.nullable(z.int()),
    /** Bytes that its maker still lets be added; `null` where nothing can be, or as much as the drive takes. */
    uploadLeft: z.nullable(z.int()),
    /** What the link names; empty for `upload`, which lists nothing. One folder alone is shown opened. */
    roots: z.array(VisitedNodeSchema),
    /** The visitor is signed in here, and may keep a copy. */
    signedIn: z.boolean(),
  }),
])

/**
 * A folder that the link opens, or so much of it as one answer holds: `path` from what the link names down to the folder
 * itself; `next`: what `after` is to be for the rest, `null` when this is the last of it.
 */
export const VisitedFolderSchema = z.object({
  path: z.array(z.object({ id: NodeIdSchema, name: z.string() })),
  nodes: z.array(VisitedNodeSchema),
  next: z.nullable(z.string()),
})

/** A folder that a visitor brings in though nothing is in it: those above it first. `parent` as of an upload. */
export const VisitedFolderPathSchema = z.strictObject({
  parent: z.optional(NodeIdSchema),
  folders: z.array(z.string().check(z.maxLength(1024))).check(z.minLength(1), z.maxLength(MAX_DEPTH)),
})

export const UnlockSchema = z.strictObject({ password: z.string().check(z.minLength(1), z.maxLength(256)) })

/** What a visitor with the role `edit` changes; files are added by upload, and texts saved by `PUT …/content`. */
export const VisitorEditSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('create-folder'), parent: NodeIdSchema, name: z.string().check(z.maxLength(1024)) }),
  z.strictObject({
    do: z.literal('rename'),
    node: NodeIdSchema,
    expect: z.string().check(z.maxLength(1024)),
    name: z.string().check(z.maxLength(1024)),
  }),
  z.strictObject({ do: z.literal('delete'), node: NodeIdSchema, revision: z.nullable(z.string().check(z.maxLength(64))) }),
])

export const VisitorEditedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), node: VisitedNodeSchema }),
  z.object({ kind: z.enum(['name-taken', 'bad-name', 'stale', 'over-quota', 'forbidden']) }),
])

/** Chosen together; what is in them is counted apart. */
export const MOST_SAVED = 10_000

/** Into the drive of somebody who is signed in. */
export const SaveCopySchema = z.strictObject({
  nodes: z.array(NodeIdSchema).check(z.minLength(1), z.maxLength(MOST_SAVED)),
  drive: z.string().check(z.maxLength(64)),
  parent: z.string().check(z.maxLength(64)),
})
export const SavedCopySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), nodes: z.array(NodeSchema) }),
  z.object({ kind: z.enum(['over-quota', 'parent-gone', 'too-many']) }),
])

export type LinkRole = z.infer<typeof LinkRoleSchema>
export type NewLink = z.infer<typeof NewLinkSchema>
export type LinkChange = z.infer<typeof LinkChangeSchema>
export type SharedLink = z.infer<typeof LinkSchema>
export type LinkMade = z.infer<typeof LinkMadeSchema>
export type LinkBreach = z.infer<typeof LinkBreachSchema>
export type PolicyEffect = z.infer<typeof PolicyEffectSchema>
export type LinkPolicy = z.infer<typeof LinkPolicySchema>
export type VisitedNode = z.infer<typeof VisitedNodeSchema>
export type Visit = z.infer<typeof VisitSchema>
export type VisitedFolder = z.infer<typeof VisitedFolderSchema>
export type VisitorEdit = z.infer<typeof VisitorEditSchema>
export type VisitorEdited = z.infer<typeof VisitorEditedSchema>
export type VisitedFolderPath = z.infer<typeof VisitedFolderPathSchema>
export type SaveCopy = z.infer<typeof SaveCopySchema>
export type SaveProgress = z.infer<typeof SaveProgressSchema>
export type SavedCopy = z.infer<typeof SavedCopySchema>

/** How far a copy is: bytes that the drive did not hold, and files and folders, of those altogether. */
export const SaveProgressSchema = z.object({
  kind: z.literal('progress'),
  bytes: z.int(),
  ofBytes: z.int(),
  nodes: z.int(),
  ofNodes: z.int(),
})

/** What each role lets a visitor do; see `LinkVerb`. */
export const LINK_VERBS: Readonly<Record<LinkRole, readonly LinkVerb[]>> = {
  view: ['look'],
  download: ['look', 'download'],
  upload: ['upload'],
  edit: ['look', 'download', 'upload', 'change'],
}

/** `look`: list, preview, thumbnails; `download`: bytes to keep; `upload`: new files; `change`: folders, names, texts, the trash. */
export type LinkVerb = 'look' | 'download' | 'upload' | 'change'
