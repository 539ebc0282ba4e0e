'use client'
/** What is found for a question: names out of the replica while one types, names and texts from the server a moment later. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useState } from 'react'
import type { DriveId } from '../../core/ids'
import type { PlacedNode } from '../../core/protocol/placed-node'
import { search } from '../api/search'
import { driveKey } from '../queries/drive-key'
import { useDrive } from '../queries/use-me'
import { type Hit, mergeHits } from './merge-hits'
import { askedOf, isFiltered, passes, type SearchFilters } from './search-filters'
import { useNameHits } from './use-name-hits'

const PAUSE_MS = 200
const MOST_NAMES = 50

export interface Found {
  readonly hits: readonly Hit[]
  /** Something may still come. */
  readonly busy: boolean
  /** The server did not answer: only names are shown. */
  readonly error: Error | null
  readonly retry: () => void
  /** There are more than are shown. */
  readonly more: boolean
  /** The server is still reading files, so some texts may be missing. */
  readonly filling: boolean
}

/** `now`: milliseconds since 1970. */
export function useSearch(filters: SearchFilters, now: number): Found {
  const asked = useDeferredValue(filters)
  const names = useNames(asked, now)
  const server = useServerHits(asked, now)
  const { data } = server
  return {
    // While the last answer belongs to an older question, the names that are here for this one come first.
    hits: mergeHits(names.hits, server.isPlaceholderData && names.hits.length > 0 ? undefined : data?.hits),
    busy: server.isFetching || server.waiting,
    error: server.error,
    retry: () => void server.refetch(),
    more: data?.more ?? false,
    filling: data?.filling ?? false,
  }
}

const NONE: readonly PlacedNode[] = []

/** Who changed a file is not known here in a way that could be asked for. */
function useNames(filters: SearchFilters, now: number): { readonly hits: readonly PlacedNode[] } {
  const found = useNameHits({ text: filters.q, folder: filters.folder, limit: MOST_NAMES })
  if (!found || filters.who !== 'any') return { hits: NONE }
  return { hits: found.hits.filter(({ node }) => passes(node, filters, now)).map(({ node, path }) => ({ node, path: [...path] })) }
}

function useServerHits(filters: SearchFilters, now: number) {
  const drive = useDrive()?.id
  const asked = JSON.stringify(askedOf(filters, now))
  const settled = useSettled(asked)
  const wanted = filters.q.trim() !== '' || isFiltered(filters)
  const query = useQuery({
    queryKey: driveKey(drive, 'search', settled),
    queryFn: () => search(drive as DriveId, JSON.parse(settled)),
    enabled: drive !== undefined && wanted,
    placeholderData: keepPreviousData,
  })
  return { ...query, data: wanted ? query.data : undefined, waiting: wanted && settled !== asked }
}

/** The value, once it has stayed the same for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
