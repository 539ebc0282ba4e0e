'use client'
/** The devices of this account, and what may be changed of them. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Device } from '../../core/protocol/devices'
import { listDevices, renameDevice, revokeDevice } from '../api/drive'
import { useClientFailed, useSnapshot } from '../client/client-provider'

export const DEVICES_KEY = ['devices']

export function useDevices() {
  const { ready, device } = useSnapshot()
  const failed = useClientFailed()
  return useQuery<readonly Device[]>({
    queryKey: [...DEVICES_KEY, device],
    queryFn: () => listDevices(device),
    // Which of them is this one is known a moment later; asked before, the list would change under the hand.
    enabled: ready || failed,
    refetchInterval: 60_000,
  })
}

export function useRenameDevice() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, name }: Pick<Device, 'id' | 'name'>) => renameDevice(id, name),
    onSuccess: () => queries.invalidateQueries({ queryKey: DEVICES_KEY }),
  })
}

export function useRevokeDevice() {
  const queries = useQueryClient()
  return useMutation({ mutationFn: revokeDevice, onSuccess: () => queries.invalidateQueries({ queryKey: DEVICES_KEY }) })
}
