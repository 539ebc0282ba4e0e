'use client'
/** Keeps what the server said of the drive as new as the drive: after edits of this page, after news, and when it can be heard again. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useClient, useSnapshot } from '../client/client-provider'
import { useDriveClient } from '../client/drive-client-provider'
import { OF_DRIVE } from './drive-key'
import { createRefetcher } from './refetcher'

export function useRefetch(): void {
  const client = useClient()
  const shown = useDriveClient()
  const queries = useQueryClient()
  const { online } = useSnapshot()
  useEffect(() => {
    const refetcher = createRefetcher(() => refetch(queries))
    const stopNews = client?.onAdvanced((drive, head) => refetcher.advanced(drive === shown?.drive ? head : undefined))
    const stopEdits = shown?.edits.subscribe(() => {
      const { pending, head } = shown.edits.snapshot()
      if (pending > before) refetcher.editing()
      else if (pending < before) refetcher.edited(head)
      before = pending
    })
    let before = shown?.edits.snapshot().pending ?? 0
    return () => {
      stopNews?.()
      stopEdits?.()
      refetcher.stop()
    }
  }, [client, shown, queries])
  useEffect(() => {
    if (!online) return
    void queries.refetchQueries({ type: 'active', predicate: ({ state }) => state.isInvalidated || state.status === 'error' })
    // While nothing is heard, everything may change.
    return () => void queries.invalidateQueries({ refetchType: 'none' })
  }, [online, queries])
}

async function refetch(queries: QueryClient): Promise<void> {
  await Promise.all([['nodes'], ['me'], [OF_DRIVE]].map(queryKey => queries.invalidateQueries({ queryKey })))
}
