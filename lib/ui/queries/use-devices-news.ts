'use client'
/** How the devices of this person stand is asked for as soon as one of them says something new. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useClient } from '../client/client-provider'
import { DEVICES_KEY } from './use-devices'

export function useDevicesNews(): void {
  const client = useClient()
  const queries = useQueryClient()
  useEffect(() => client?.onDevices(() => void queries.invalidateQueries({ queryKey: DEVICES_KEY })), [client, queries])
}
