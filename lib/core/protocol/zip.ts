/** Several nodes as one zip file, folders with all that is in them. */
import { z } from 'zod/mini'
import { PlaceSchema } from './messages'

export const MAX_ZIP_NODES = 10_000

export const ZipSchema = z.strictObject({
  /** Files and folders; `root` is the whole drive. */
  nodes: z.array(PlaceSchema.shape.parent).check(z.minLength(1), z.maxLength(MAX_ZIP_NODES)),
  /** Of the zip file, without its ending. */
  name: z.optional(z.string().check(z.maxLength(255))),
})

export type ZipOrder = z.infer<typeof ZipSchema>
