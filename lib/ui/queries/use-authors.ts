'use client'
/** Everybody who has written in the drive. */
import { useQuery } from '@tanstack/react-query'
import type { DriveId } from '../../core/ids'
import type { Author } from '../../core/protocol/authors'
import { getAuthors } from '../api/past'
import { useDrive } from './use-me'

const NOBODY: readonly Author[] = []
/** Somebody new comes seldom. */
const FRESH_MS = 5 * 60_000

/** Empty while that is not known. */
export function useAuthors(): readonly Author[] {
  const drive = useDrive()?.id
  const query = useQuery({
    // Not asked for again with every change of the drive.
    queryKey: ['authors', drive],
    queryFn: () => getAuthors(drive as DriveId),
    enabled: drive !== undefined,
    staleTime: FRESH_MS,
  })
  return query.data?.authors ?? NOBODY
}
