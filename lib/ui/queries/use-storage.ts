'use client'
/** What takes room in the drive and on the server. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DriveId, NodeId } from '../../core/ids'
import { getFolderStorage, getOldVersions, getStorage, getStorageHealth, removeOldVersions } from '../api/storage'
import { driveKey, keptIn } from './drive-key'
import { useDrive } from './use-me'

export function useStorage() {
  const drive = useDrive()?.id
  return useQuery({ queryKey: driveKey(drive, 'storage'), queryFn: () => getStorage(drive as DriveId), enabled: drive !== undefined })
}

/** While another folder is fetched, the one before stays. */
export function useFolderStorage(folder: NodeId) {
  const drive = useDrive()?.id
  return useQuery({
    queryKey: driveKey(drive, 'storage', folder),
    queryFn: () => getFolderStorage(drive as DriveId, folder),
    enabled: drive !== undefined,
    placeholderData: keptIn(drive),
  })
}

/** Versions that are older than so many days. */
export function useOldVersions(days: number) {
  const drive = useDrive()?.id
  return useQuery({
    queryKey: driveKey(drive, 'old-versions', days),
    queryFn: () => getOldVersions(drive as DriveId, days),
    enabled: drive !== undefined,
  })
}

export function useRemoveOldVersions() {
  const drive = useDrive()?.id
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (days: number) => removeOldVersions(drive as DriveId, days),
    onSettled: () => queries.invalidateQueries({ queryKey: driveKey(drive) }),
  })
}

const HEALTH_MS = 60_000

/** Only for administrators: others are refused. */
export function useStorageHealth() {
  return useQuery({ queryKey: ['storage-health'], queryFn: getStorageHealth, refetchInterval: HEALTH_MS })
}
