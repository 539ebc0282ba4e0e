/** A node together with the folders it lies in, for lists that gather nodes from all over a drive. */
import { z } from 'zod/mini'
import { NodeIdSchema, NodeSchema } from './messages'

export const PlacedNodeSchema = z.object({
  node: NodeSchema,
  /** The folders around it from the top down; empty at the top of the drive. */
  path: z.array(z.object({ id: NodeIdSchema, name: z.string() })),
})

/** Starred nodes, the last starred first; or recent ones, the last changed first. */
export const PlacedNodesSchema = z.object({ items: z.array(PlacedNodeSchema) })

export type PlacedNode = z.infer<typeof PlacedNodeSchema>
export type PlacedNodes = z.infer<typeof PlacedNodesSchema>
