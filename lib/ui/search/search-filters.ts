/** What a search asks for, as the address of its screen keeps it; and which nodes it lets through. Pure. */
import { fileKind } from '../../core/file-kind'
import { isClientId, type NodeId } from '../../core/ids'
import type { RemoteNode } from '../../core/protocol/messages'
import { SEARCH_KINDS, type SearchKind } from '../../core/protocol/search'

export const SIZES = ['any', 'small', 'middle', 'large', 'huge'] as const
export const TIMES = ['any', 'day', 'week', 'month', 'year'] as const
export const KINDS = ['any', ...SEARCH_KINDS] as const

export interface SearchFilters {
  readonly q: string
  readonly kind: 'any' | SearchKind
  readonly size: (typeof SIZES)[number]
  readonly changed: (typeof TIMES)[number]
  /** `any`, `me` or an account's id. */
  readonly who: string
  /** Only below it. */
  readonly folder: NodeId | undefined
  /** The folder from where the search began: offered as the place to look in. */
  readonly near: NodeId | undefined
}

const MEGABYTE = 1_000_000
const DAY_MS = 86_400_000

/** Bytes, the first inclusive, the second exclusive. */
const SIZE_RANGES: Record<SearchFilters['size'], readonly [number, number]> = {
  any: [0, Number.POSITIVE_INFINITY],
  small: [0, MEGABYTE],
  middle: [MEGABYTE, 100 * MEGABYTE],
  large: [100 * MEGABYTE, 1000 * MEGABYTE],
  huge: [1000 * MEGABYTE, Number.POSITIVE_INFINITY],
}

const AGES_MS: Record<SearchFilters['changed'], number> = {
  any: Number.POSITIVE_INFINITY,
  day: DAY_MS,
  week: 7 * DAY_MS,
  month: 30 * DAY_MS,
  year: 365 * DAY_MS,
}

export function filtersOf(query: { get(name: string): string | null }): SearchFilters {
  return {
    q: query.get('q') ?? '',
    kind: oneOf(KINDS, query.get('kind')),
    size: oneOf(SIZES, query.get('size')),
    changed: oneOf(TIMES, query.get('changed')),
    who: authorOf(query.get('who')),
    folder: idOf(query.get('folder')),
    near: idOf(query.get('near')),
  }
}

function oneOf<Value extends string>(values: readonly [Value, ...Value[]], text: string | null): Value {
  return values.find(value => value === text) ?? values[0]
}

function authorOf(text: string | null): string {
  return text !== null && /^[A-Za-z0-9_-]{1,60}$/.test(text) ? text : 'any'
}

function idOf(text: string | null): NodeId | undefined {
  return text !== null && isClientId(text) ? (text as NodeId) : undefined
}

export function searchUrl(filters: Partial<SearchFilters>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filters)) if (value && value !== 'any') query.set(name, value)
  const text = query.toString()
  return text === '' ? '/search' : `/search?${text}`
}

/** Whether anything but words is asked for. */
export function isFiltered({ kind, size, changed, who, folder }: SearchFilters): boolean {
  return kind !== 'any' || size !== 'any' || changed !== 'any' || who !== 'any' || folder !== undefined
}

/** In the words of the server's `SearchQuerySchema`. `now`: milliseconds since 1970; rounded, so that the question stays the same for a while. */
export function askedOf({ q, kind, size, changed, who, folder }: SearchFilters, now: number): Record<string, string | undefined> {
  const [from, below] = SIZE_RANGES[size]
  const minute = 60_000
  return {
    q: q.trim(),
    kind: kind === 'any' ? undefined : kind,
    who: who === 'any' ? undefined : who,
    folder,
    minSize: size === 'any' ? undefined : String(from),
    maxSize: Number.isFinite(below) ? String(below - 1) : undefined,
    after: changed === 'any' ? undefined : String(Math.floor((now - AGES_MS[changed]) / minute) * minute),
  }
}

/** Whether a node that is known here would be let through; who changed it is only known by name, so that is not looked at. */
export function passes(node: RemoteNode, { kind, size, changed }: SearchFilters, now: number): boolean {
  if (kind !== 'any' && kind !== (node.kind === 'folder' ? 'folder' : fileKind(node.name))) return false
  const { revision } = node
  if (size !== 'any' && !(revision && revision.size >= SIZE_RANGES[size][0] && revision.size < SIZE_RANGES[size][1])) return false
  return changed === 'any' || (revision !== null && revision.at >= now - AGES_MS[changed])
}
