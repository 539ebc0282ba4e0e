'use client'
/** A long list that the server gives in pages, as one list that can be asked for more. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'

interface Page {
  readonly next: string | null
}

/** `undefined` while something that the question needs is not known yet. */
type Fetch<Answer> = ((cursor: string | undefined) => Promise<Answer>) | undefined

export interface Paged<Item> {
  /** `undefined` before the first answer. */
  readonly items: readonly Item[] | undefined
  readonly error: Error | null
  readonly retry: () => void
  /** `undefined`: this is all. */
  readonly more: (() => void) | undefined
  readonly fetchingMore: boolean
}

export function usePages<Item, Answer extends Page>(
  key: readonly unknown[],
  fetch: Fetch<Answer>,
  itemsOf: (answer: Answer) => readonly Item[],
): Paged<Item> {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => (fetch as NonNullable<Fetch<Answer>>)(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
    enabled: fetch !== undefined,
    placeholderData: keepPreviousData,
  })
  return {
    items: query.data?.pages.flatMap(itemsOf),
    error: query.error,
    retry: () => void query.refetch(),
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    fetchingMore: query.isFetchingNextPage,
  }
}
