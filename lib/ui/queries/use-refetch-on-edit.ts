'use client'
/** After an edit of this page, what the server says of the drive is asked for again, also while no news can be heard. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useDriveClient } from '../client/drive-client-provider'
import { OF_DRIVE } from './drive-key'

export function useRefetchOnEdit(): void {
  const edits = useDriveClient()?.edits
  const queries = useQueryClient()
  useEffect(() => {
    if (!edits) return
    let before = edits.snapshot().pending
    return edits.subscribe(() => {
      const { pending } = edits.snapshot()
      if (pending < before) void queries.invalidateQueries({ queryKey: [OF_DRIVE] })
      before = pending
    })
  }, [edits, queries])
}
