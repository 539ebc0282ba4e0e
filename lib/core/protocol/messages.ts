/**
 * Every message between a device and the server, as schemas: parsed at both edges. Sizes are bytes, times are
 * milliseconds since 1970, sequence numbers are safe integers. Changing a shape means raising `PROTOCOL_VERSION`.
 */
import { z } from 'zod/mini'
import { MAX_CHUNK_BYTES } from '../chunk/fastcdc'
import {
  type ChunkHash,
  type ContentHash,
  type DeviceId,
  type DriveId,
  isClientId,
  isSha256,
  type NodeId,
  type OpId,
  type RevisionId,
  ROOT,
} from '../ids'

/** 1: the first. 2: a lead tells whether the drive may be changed. */
export const PROTOCOL_VERSION = 2

/** The header by which a device says which one it is. */
export const DEVICE_HEADER = 'x-lockstep-device'

const id = <Id>() => z.string().check(z.refine(isClientId, 'not an id')) as unknown as z.ZodMiniType<Id, Id>
const sha256 = <Hash>() => z.string().check(z.refine(isSha256, 'not a SHA-256')) as unknown as z.ZodMiniType<Hash, Hash>
const bytes = z.int().check(z.minimum(0))
const time = z.int()
const seq = z.int().check(z.minimum(0))

export const NodeIdSchema = id<NodeId>()
export const DeviceIdSchema = id<DeviceId>()
export const DriveIdSchema = id<DriveId>()
const ParentSchema = z.union([z.literal(ROOT as string), z.string().check(z.refine(isClientId))]) as unknown as z.ZodMiniType<
  NodeId,
  NodeId
>
const NameSchema = z.string().check(z.maxLength(1024))

export const PlaceSchema = z.strictObject({ parent: ParentSchema, name: NameSchema })

export const ManifestSchema = z.array(
  z.strictObject({ hash: sha256<ChunkHash>(), size: z.int().check(z.minimum(1), z.maximum(MAX_CHUNK_BYTES)) }),
)

/** A content as its author commits it. The server takes it only when it holds every chunk and the content hash fits. */
export const NewRevisionSchema = z.strictObject({
  id: id<RevisionId>(),
  content: sha256<ContentHash>(),
  size: bytes,
  /** The file's own lastModified on the author's disk: shown, never trusted. */
  mtime: time,
  chunks: ManifestSchema,
})

/** Why a file is a conflict copy: of which node, and which revisions stood against each other. */
export const ConflictSchema = z.strictObject({
  of: id<NodeId>(),
  base: z.nullable(id<RevisionId>()),
  theirs: z.nullable(id<RevisionId>()),
})

const opId = id<OpId>()

/** One step of a commit. Each names what its author last saw, and nothing is done when that no longer holds. */
export const OpSchema = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('create-folder'), opId, id: id<NodeId>(), place: PlaceSchema }),
  z.strictObject({
    op: z.literal('create-file'),
    opId,
    id: id<NodeId>(),
    place: PlaceSchema,
    revision: NewRevisionSchema,
    conflict: z.optional(ConflictSchema),
  }),
  z.strictObject({ op: z.literal('edit'), opId, id: id<NodeId>(), expect: id<RevisionId>(), revision: NewRevisionSchema }),
  z.strictObject({ op: z.literal('move'), opId, id: id<NodeId>(), expect: PlaceSchema, place: PlaceSchema }),
  /** A folder goes with all that lies below, unless another device changed something there after `cursor`. */
  z.strictObject({
    op: z.literal('delete'),
    opId,
    id: id<NodeId>(),
    expect: z.strictObject({ place: PlaceSchema, revision: z.nullable(id<RevisionId>()) }),
    cursor: seq,
  }),
  /** A deleted node comes back, with its history; `revision` only when the content is new. */
  z.strictObject({ op: z.literal('restore'), opId, id: id<NodeId>(), place: PlaceSchema, revision: z.optional(NewRevisionSchema) }),
])

export const CommitSchema = z.strictObject({
  protocol: z.literal(PROTOCOL_VERSION),
  /** From `lead`: a device that lost the lead to another tab is refused. */
  fence: z.int().check(z.minimum(0)),
  /** The person was asked about this many deletes and said yes. */
  deletesConfirmed: z.boolean(),
  ops: z.array(OpSchema).check(z.minLength(1), z.maxLength(1000)),
})

export const RevisionSchema = z.object({
  id: id<RevisionId>(),
  content: sha256<ContentHash>(),
  size: bytes,
  mtime: time,
  /** Number of chunks; with one or none the manifest follows from the content hash. */
  chunks: z.int().check(z.minimum(0)),
  /** When the server took it. */
  at: time,
  /** Who wrote it, as shown to people. */
  author: z.string(),
  device: z.string(),
})

/** A node's current state; a tombstone keeps its last place. */
export const NodeSchema = z.object({
  id: id<NodeId>(),
  kind: z.enum(['file', 'folder']),
  parent: ParentSchema,
  name: NameSchema,
  seq,
  deleted: z.boolean(),
  /** `null` for folders. */
  revision: z.nullable(RevisionSchema),
  conflict: z.nullable(ConflictSchema),
})

export const OutcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('accepted'), node: NodeSchema }),
  /** Somebody was faster: `node` is what stands now (`null`: never heard of). Pull and plan again. */
  z.object({ kind: z.literal('stale'), node: z.nullable(NodeSchema) }),
  z.object({ kind: z.literal('name-taken'), by: id<NodeId>() }),
  z.object({ kind: z.literal('parent-gone') }),
  z.object({ kind: z.literal('missing-chunks'), hashes: z.array(sha256<ChunkHash>()) }),
  z.object({ kind: z.literal('locked') }),
  z.object({ kind: z.literal('over-quota'), limit: bytes }),
  z.object({ kind: z.literal('forbidden') }),
  z.object({ kind: z.literal('bad-name'), why: z.string() }),
  /** More deletes than one device may do unasked; see `deletesConfirmed`. */
  z.object({ kind: z.literal('unconfirmed'), deletes: z.int() }),
])

export const CommitAnswerSchema = z.object({ epoch: z.string(), head: seq, outcomes: z.array(OutcomeSchema) })

/** Nodes with `seq` above the cursor, in seq order. `next` is the cursor to ask with; `more` until it reaches the head. A drive begins at 1; cursor 0 is of somebody who has seen nothing, and is told no tombstones. */
export const ChangesSchema = z.object({ epoch: z.string(), head: seq, next: seq, more: z.boolean(), nodes: z.array(NodeSchema) })

export const HashesSchema = z.strictObject({ hashes: z.array(sha256<ChunkHash>()).check(z.maxLength(10_000)) })
export const ContentsSchema = z.strictObject({ contents: z.array(sha256<ContentHash>()).check(z.maxLength(100)) })
export const ManifestsSchema = z.object({ manifests: z.record(z.string(), ManifestSchema) })
/** `readOnly`: whoever asks may change nothing in this drive. */
export const LeadSchema = z.object({ fence: z.int(), readOnly: z.boolean() })

/** Pushed to a drive's room. `nodes` only when few: then a device whose cursor is `from` needs no request. */
export const AdvancedSchema = z.object({
  drive: id<DriveId>(),
  epoch: z.string(),
  from: seq,
  head: seq,
  nodes: z.optional(z.array(NodeSchema)),
})

/** What every refused request carries. */
export const FaultSchema = z.object({
  error: z.enum([
    'signed-out',
    'device-revoked',
    'forbidden',
    /** A shared link wants its password first. */
    'link-locked',
    /** As many downloads of a shared link began as were allowed. */
    'link-exhausted',
    'not-found',
    /** Of a shared file another content was wanted than it has now. */
    'changed',
    'fenced',
    'over-quota',
    'disk-full',
    'bad-request',
    'too-large',
    'rate-limited',
    'outdated',
    'internal',
  ]),
  detail: z.optional(z.string()),
})

export type Op = z.infer<typeof OpSchema>
export type Commit = z.infer<typeof CommitSchema>
export type NewRevision = z.infer<typeof NewRevisionSchema>
export type Conflict = z.infer<typeof ConflictSchema>
export type RevisionInfo = z.infer<typeof RevisionSchema>
export type RemoteNode = z.infer<typeof NodeSchema>
export type Outcome = z.infer<typeof OutcomeSchema>
export type CommitAnswer = z.infer<typeof CommitAnswerSchema>
export type Changes = z.infer<typeof ChangesSchema>
export type Advanced = z.infer<typeof AdvancedSchema>
export type FaultKind = z.infer<typeof FaultSchema>['error']
