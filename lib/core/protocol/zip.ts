/** Several nodes as one zip file, folders with all that is in them. */
import { z } from 'zod'
import { PlaceSchema } from './messages'

export const MAX_ZIP_NODES = 10_000

export const ZipSchema = z.strictObject({
  /** Files and folders; `root` is the whole drive. */
  nodes: z.array(PlaceSchema.shape.parent).min(1).max(MAX_ZIP_NODES),
  /** Of the zip file, without its ending. */
  name: z.string().max(255).optional(),
})

export type ZipOrder = z.infer<typeof ZipSchema>
