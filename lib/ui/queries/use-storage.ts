'use client'
/** What takes room in the drive and on the server. */
import { useQuery } from '@tanstack/react-query'
import type { DriveId } from '../../core/ids'
import { getStorage, getStorageHealth } from '../api/storage'
import { driveKey } from './drive-key'
import { useDrive } from './use-me'

export function useStorage() {
  const drive = useDrive()?.id
  return useQuery({ queryKey: driveKey(drive, 'storage'), queryFn: () => getStorage(drive as DriveId), enabled: drive !== undefined })
}

const HEALTH_MS = 60_000

/** Only for administrators: others are refused. */
export function useStorageHealth() {
  return useQuery({ queryKey: ['storage-health'], queryFn: getStorageHealth, refetchInterval: HEALTH_MS })
}
