/** Stars given or taken, of one node or of many. */
import { z } from 'zod/mini'
import { NodeIdSchema } from './messages'

/** More are no longer at hand. */
export const MOST_STARS = 1000

export const StarChangeSchema = z.strictObject({
  nodes: z.array(NodeIdSchema).check(z.minLength(1), z.maxLength(MOST_STARS)),
  starred: z.boolean(),
})

/** `gone`: they are not there any more, and were given none. */
export const StarsChangedSchema = z.object({ gone: z.array(NodeIdSchema) })

export type StarChange = z.infer<typeof StarChangeSchema>
export type StarsChanged = z.infer<typeof StarsChangedSchema>
