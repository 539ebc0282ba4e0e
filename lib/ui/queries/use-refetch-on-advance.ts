'use client'
/** Keeps the lists as new as the drive: asks again when the server says that it advanced, or can be heard again. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useClient, useSnapshot } from '../client/client-provider'
import { OF_DRIVE } from './drive-key'

const FIRST_MS = 300
/** While the drive goes on advancing, the lists follow less often. */
const LAST_MS = 5000

export function useRefetchOnAdvance(): void {
  const client = useClient()
  const queries = useQueryClient()
  const { online } = useSnapshot()
  useEffect(() => {
    if (!client) return
    const refetching = refetcher(queries)
    const stop = client.onAdvanced(refetching.ask)
    return () => {
      stop()
      refetching.stop()
    }
  }, [client, queries])
  useEffect(() => {
    if (!online) return
    void queries.refetchQueries({ type: 'active', predicate: ({ state }) => state.isInvalidated || state.status === 'error' })
    // While nothing is heard, everything may change.
    return () => void queries.invalidateQueries({ refetchType: 'none' })
  }, [online, queries])
}

/** One refetch at a time, begun a moment after it was asked for, a longer one each time: what is asked meanwhile is answered by one more. */
function refetcher(queries: QueryClient): { ask(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = false
  let again = false
  let wait = FIRST_MS
  let ended = 0
  const run = async () => {
    timer = undefined
    running = true
    await refetch(queries)
    running = false
    ended = Date.now()
    if (again) ask()
  }
  const ask = () => {
    again = running
    if (running || timer) return
    wait = Date.now() - ended > LAST_MS ? FIRST_MS : Math.min(LAST_MS, wait * 2)
    timer = setTimeout(() => void run(), wait)
  }
  return { ask, stop: () => clearTimeout(timer) }
}

async function refetch(queries: QueryClient): Promise<void> {
  await Promise.all([['nodes'], ['me'], [OF_DRIVE]].map(queryKey => queries.invalidateQueries({ queryKey })))
}
