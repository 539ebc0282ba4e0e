/** What a search asks and what it finds. Asked in the query string, so every value arrives as text. */
import { z } from 'zod/mini'
import { FILE_KINDS } from '../file-kind'
import { type NodeId, ROOT } from '../ids'
import { NodeIdSchema } from './messages'
import { PlacedNodeSchema } from './placed-node'

export const MAX_SEARCH_LENGTH = 200
export const MAX_SEARCH_HITS = 200

export const SEARCH_KINDS = ['folder', ...FILE_KINDS] as const

const whole = z.pipe(z.string().check(z.regex(/^\d{1,16}$/)), z.transform(Number))
const kinds = z.pipe(
  z.string().check(z.maxLength(100)),
  z.pipe(
    z.transform((text: string) => text.split(',')),
    z.array(z.enum(SEARCH_KINDS)),
  ),
)

export const SearchQuerySchema = z.object({
  /** Words that must all be there, in the name or in the text; "in quotes" as they stand. May be empty beside a filter. */
  q: z._default(z.string().check(z.trim(), z.maxLength(MAX_SEARCH_LENGTH)), ''),
  /** Any of them, with commas between. */
  kind: z.optional(kinds),
  /** Who wrote the present content: `me`, an account's id or a device's. */
  who: z.optional(z.string().check(z.maxLength(60))),
  /** Only what lies below it, however deep. */
  folder: z.optional(z.union([z.literal(ROOT as string), NodeIdSchema])) as z.ZodMiniType<NodeId | undefined>,
  /** Bytes, both inclusive. Folders have no size and are left out. */
  minSize: z.optional(whole),
  maxSize: z.optional(whole),
  /** When the server took the present content, milliseconds since 1970; from the first, before the second. */
  after: z.optional(whole),
  before: z.optional(whole),
  limit: z._default(z.pipe(whole, z.number().check(z.minimum(1), z.maximum(MAX_SEARCH_HITS))), 50),
})

/** Data, never markup: what is marked is what was found. */
export const SnippetSchema = z.array(z.object({ text: z.string(), marked: z.boolean() }))

export const SearchHitSchema = z.extend(PlacedNodeSchema, {
  /** A piece of the text around the first words found; `null` when the name alone was. */
  snippet: z.nullable(SnippetSchema),
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
