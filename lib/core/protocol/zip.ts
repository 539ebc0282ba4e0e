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

/** The name of an order, for `zip?order=`; good for some minutes. */
export const ZipOrderedSchema = z.object({ order: z.string() })

export type ZipOrdered = z.infer<typeof ZipOrderedSchema>
export type ZipOrder = z.infer<typeof ZipSchema>
