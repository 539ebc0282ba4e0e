'use client'
/** What this person may do where is asked anew as soon as the server says that it changed. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useClient } from '../client/client-provider'
import { askAnew } from './ask-anew'

export function useRightsNews(): void {
  const client = useClient()
  const queries = useQueryClient()
  useEffect(() => client?.onRights(() => void askAnew(queries)), [client, queries])
}
