/** Who has written in a drive, for whoever asks about one of them. */
import { z } from 'zod/mini'

export const AuthorSchema = z.object({ id: z.string(), name: z.string() })

/** By name. */
export const AuthorsSchema = z.object({ authors: z.array(AuthorSchema) })

export type Author = z.infer<typeof AuthorSchema>
export type Authors = z.infer<typeof AuthorsSchema>
