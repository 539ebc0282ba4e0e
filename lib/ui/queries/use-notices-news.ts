'use client'
/** What this person wanted to be told is asked for as soon as the server says that there is something. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useClient } from '../client/client-provider'
import { NOTICES_KEY } from './use-notices'

export function useNoticesNews(): void {
  const client = useClient()
  const queries = useQueryClient()
  useEffect(() => client?.onNoticed(() => void queries.invalidateQueries({ queryKey: NOTICES_KEY })), [client, queries])
}
