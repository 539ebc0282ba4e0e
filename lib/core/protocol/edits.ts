/** What a page changes without a folder and its lead: a commit in the name of a signed-in person. */
import { z } from 'zod/mini'
import { CommitSchema } from './messages'

/** Answered with `CommitAnswerSchema`, by the same rules as a commit of a device. */
export const EditsSchema = z.omit(CommitSchema, { fence: true })

export type Edits = z.infer<typeof EditsSchema>
