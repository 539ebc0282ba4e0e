/** What a search asks and what it finds. Asked in the query string, so every value arrives as text. */
import { z } from 'zod'
import { FILE_KINDS } from '../file-kind'
import { type NodeId, ROOT } from '../ids'
import { NodeIdSchema } from './messages'
import { PlacedNodeSchema } from './placed-node'

export const MAX_SEARCH_LENGTH = 200
export const MAX_SEARCH_HITS = 200

export const SEARCH_KINDS = ['folder', ...FILE_KINDS] as const

const whole = z
  .string()
  .regex(/^\d{1,16}$/)
  .transform(Number)
const kinds = z
  .string()
  .max(100)
  .transform(text => text.split(','))
  .pipe(z.array(z.enum(SEARCH_KINDS)))

export const SearchQuerySchema = z.object({
  /** Words that must all be there, in the name or in the text; "in quotes" as they stand. May be empty beside a filter. */
  q: z.string().trim().max(MAX_SEARCH_LENGTH).default(''),
  /** Any of them, with commas between. */
  kind: kinds.optional(),
  /** Who wrote the present content: `me`, an account's id or a device's. */
  who: z.string().max(60).optional(),
  /** Only what lies below it, however deep. */
  folder: z.union([z.literal(ROOT as string), NodeIdSchema]).optional() as z.ZodType<NodeId | undefined>,
  /** Bytes, both inclusive. Folders have no size and are left out. */
  minSize: whole.optional(),
  maxSize: whole.optional(),
  /** When the server took the present content, milliseconds since 1970; from the first, before the second. */
  after: whole.optional(),
  before: whole.optional(),
  limit: whole.pipe(z.number().min(1).max(MAX_SEARCH_HITS)).default(50),
})

/** Data, never markup: what is marked is what was found. */
export const SnippetSchema = z.array(z.object({ text: z.string(), marked: z.boolean() }))

export const SearchHitSchema = PlacedNodeSchema.extend({
  /** A piece of the text around the first words found; `null` when the name alone was. */
  snippet: SnippetSchema.nullable(),
})

export const SearchAnswerSchema = z.object({
  /** The best first: names before texts. */
  hits: z.array(SearchHitSchema),
  /** There are more than were asked for. */
  more: z.boolean(),
  /** The index is still being filled, so something may be missing. */
  filling: z.boolean(),
})

export type SearchKind = (typeof SEARCH_KINDS)[number]
export type SearchQuery = z.infer<typeof SearchQuerySchema>
export type Snippet = z.infer<typeof SnippetSchema>
export type SearchHit = z.infer<typeof SearchHitSchema>
export type SearchAnswer = z.infer<typeof SearchAnswerSchema>
