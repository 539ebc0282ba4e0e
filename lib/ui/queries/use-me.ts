'use client'
/** Who is signed in, and the drive that is shown. */
import { useQuery } from '@tanstack/react-query'
import { usePathname } from 'next/navigation'
import type { Drive, Me } from '../api/drive'
import { driveIn } from '../shell/route'
import { getMeOrRemembered } from './remembered-me'

export const ME = ['me'] as const

export function useMe() {
  return useQuery<Me>({ queryKey: ME, queryFn: getMeOrRemembered, staleTime: 60_000 })
}

/** `undefined` while it is not known, and where the address names a drive that is not theirs. */
export function useDrive(): Drive | undefined {
  const drives = useMe().data?.drives
  const named = driveIn(usePathname())
  return named === undefined ? drives?.[0] : drives?.find(({ id }) => id === named)
}
