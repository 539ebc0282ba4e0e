/** What somebody wanted to be told: that a link of theirs was opened, something was downloaded or arrived. */
import { z } from 'zod/mini'
import { DriveIdSchema } from './messages'

export const NoticeKindSchema = z.enum(['opened', 'downloaded', 'uploaded'])

export const NoticeSchema = z.object({
  id: z.string(),
  link: z.string(),
  drive: DriveIdSchema,
  what: NoticeKindSchema,
  /** Of the file, the folder or the link, as it was then. */
  name: z.string(),
  /** Milliseconds since 1970. */
  at: z.int(),
  seen: z.boolean(),
})

/** The last first; `unseen` counts also those beyond the ones given. */
export const NoticesSchema = z.object({ notices: z.array(NoticeSchema), unseen: z.int() })

/** `until`: the time of the last one that was shown, so that what came meanwhile stays unseen. */
export const NoticesSeenSchema = z.strictObject({ until: z.int() })

export type NoticeKind = z.infer<typeof NoticeKindSchema>
export type Notice = z.infer<typeof NoticeSchema>
export type Notices = z.infer<typeof NoticesSchema>
