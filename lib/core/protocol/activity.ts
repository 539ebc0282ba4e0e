/** Who did what in a drive. Times are milliseconds since 1970. */
import { z } from 'zod/mini'
import { type NodeId, ROOT } from '../ids'
import { NodeIdSchema } from './messages'

export const DeedSchema = z.enum(['created', 'edited', 'renamed', 'moved', 'deleted', 'restored', 'conflict', 'versions-removed'])

/** Where something stood: its name, and the names of the folders it stood in, from the top. */
export const StoodSchema = z.object({ path: z.array(z.string()), name: z.string() })

export const ActivityItemSchema = z.object({
  /** The drive's seq after it; unique. */
  seq: z.int(),
  at: z.int(),
  /** Who did it, as shown to people. */
  author: z.string(),
  /** Empty: in the browser. */
  device: z.string(),
  what: DeedSchema,
  /** The root: it was done to the whole drive. */
  node: z.union([NodeIdSchema, z.literal(ROOT)]) as z.ZodMiniType<NodeId, NodeId>,
  kind: z.enum(['file', 'folder']),
  /** Where it stood then. */
  place: StoodSchema,
  /** Where it had stood, when it was renamed or moved. */
  from: z.nullable(StoodSchema),
  /** Nodes that went with it, when a folder was deleted; contents that went, when older ones were removed. */
  below: z.int().check(z.minimum(0)),
})

/** The last first. `next`: ask with `before` for what was earlier. */
export const ActivitySchema = z.object({ items: z.array(ActivityItemSchema), next: z.nullable(z.string()) })

export type Deed = z.infer<typeof DeedSchema>
export type Stood = z.infer<typeof StoodSchema>
export type ActivityItem = z.infer<typeof ActivityItemSchema>
export type Activity = z.infer<typeof ActivitySchema>
