/** What a file held before. An older content comes back by an `edit` with a new revision id and the old content and chunks. */
import { z } from 'zod/mini'
import { ManifestSchema, RevisionSchema } from './messages'

export const PastRevisionSchema = z.extend(RevisionSchema, {
  /** What the node holds now, or held when it was deleted. */
  current: z.boolean(),
})

/** Newest first. `next`: ask with `before` for what is older. */
export const HistorySchema = z.object({ revisions: z.array(PastRevisionSchema), next: z.nullable(z.string()) })

export const RevisionManifestSchema = z.object({ chunks: ManifestSchema })

export type PastRevision = z.infer<typeof PastRevisionSchema>
export type History = z.infer<typeof HistorySchema>
