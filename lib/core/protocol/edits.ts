/** What a page changes without a folder and its lead: a commit in the name of a signed-in person. */
import type { z } from 'zod'
import { CommitSchema } from './messages'

/** Answered with `CommitAnswerSchema`, by the same rules as a commit of a device. */
export const EditsSchema = CommitSchema.omit({ fence: true })

export type Edits = z.infer<typeof EditsSchema>
