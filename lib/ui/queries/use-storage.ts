'use client'
/** What takes room in the drive. */
import { useQuery } from '@tanstack/react-query'
import type { DriveId } from '../../core/ids'
import { getStorage } from '../api/storage'
import { driveKey } from './drive-key'
import { useDrive } from './use-me'

export function useStorage() {
  const drive = useDrive()?.id
  return useQuery({ queryKey: driveKey(drive, 'storage'), queryFn: () => getStorage(drive as DriveId), enabled: drive !== undefined })
}
