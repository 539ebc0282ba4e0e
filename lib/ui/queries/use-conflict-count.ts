'use client'
/** How many conflict copies there are, as far as one answer tells; for the way to them, which every screen has. */
import { useQuery } from '@tanstack/react-query'
import type { DriveId } from '../../core/ids'
import { getConflicts } from '../api/conflicts'
import { driveKey } from './drive-key'
import { useDrive } from './use-me'

/** 0 while that is not known. */
export function useConflictCount(): number {
  const drive = useDrive()?.id
  const query = useQuery({
    queryKey: driveKey(drive, 'conflict-count'),
    queryFn: () => getConflicts(drive as DriveId, undefined),
    enabled: drive !== undefined,
  })
  return query.data?.conflicts.length ?? 0
}
