/**
 * What was deleted and can come back: by `restore` ops for a node and all that was deleted with it, parents first.
 * Times are milliseconds since 1970, sizes bytes.
 */
import { z } from 'zod/mini'
import { NodeIdSchema, NodeSchema } from './messages'
import { PlacedNodeSchema } from './placed-node'

export const TrashedSchema = z.object({
  node: NodeSchema,
  /** When it was deleted. */
  at: z.int(),
  /** Who deleted it, as shown to people; empty when not known. */
  author: z.string(),
  /** Empty: in the browser. */
  device: z.string(),
  /** The folders it stood in from the top down, those that were deleted too among them. */
  path: PlacedNodeSchema.shape.path,
  /** The folder it stood in is still there. */
  hasPlace: z.boolean(),
  /** Files deleted with it, itself among them, and their bytes. */
  files: z.int().check(z.minimum(0)),
  bytes: z.int().check(z.minimum(0)),
  /** When it goes for good by itself; `null`: never. */
  purgedAt: z.nullable(z.int()),
})

/** The last deleted first. `next`: ask with `before` for what went earlier. */
export const TrashSchema = z.object({ items: z.array(TrashedSchema), next: z.nullable(z.string()) })

export const MAX_TRASHED_ASKED = 500

/** Deleted nodes. `after`: how many of the answer are known. */
export const TrashAskedSchema = z.strictObject({
  ids: z.array(NodeIdSchema).check(z.minLength(1), z.maxLength(MAX_TRASHED_ASKED)),
  after: z.optional(z.int().check(z.minimum(0))),
})

/** Those of them that are in the trash, with all that was deleted with each, parents first. `next`: ask with it as `after` for the rest. */
export const TrashContentsSchema = z.object({ nodes: z.array(NodeSchema), next: z.nullable(z.int()) })

/** How many nodes went for good. */
export const PurgedSchema = z.object({ nodes: z.int().check(z.minimum(0)) })

export type Trashed = z.infer<typeof TrashedSchema>
export type Trash = z.infer<typeof TrashSchema>
export type TrashAsked = z.infer<typeof TrashAskedSchema>
export type TrashContents = z.infer<typeof TrashContentsSchema>
export type Purged = z.infer<typeof PurgedSchema>
