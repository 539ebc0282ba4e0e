/** Conflict copies that stand beside what they were copied from. */
import { z } from 'zod/mini'
import { PlacedNodeSchema } from './placed-node'

export const ConflictCopySchema = z.object({
  copy: PlacedNodeSchema,
  /** The node it was copied from; `null`: deleted since. */
  of: z.nullable(PlacedNodeSchema),
})

/** In the order of their ids. `next`: ask with `after` for the rest. */
export const ConflictsSchema = z.object({ conflicts: z.array(ConflictCopySchema), next: z.nullable(z.string()) })

export type ConflictCopy = z.infer<typeof ConflictCopySchema>
export type Conflicts = z.infer<typeof ConflictsSchema>
