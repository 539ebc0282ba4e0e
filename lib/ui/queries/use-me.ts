'use client'
/** Who is signed in, and the drive that is shown. */
import { useQuery } from '@tanstack/react-query'
import { type Drive, getMe, type Me } from '../api/drive'

export function useMe() {
  return useQuery<Me>({ queryKey: ['me'], queryFn: getMe, staleTime: 60_000 })
}

export function useDrive(): Drive | undefined {
  return useMe().data?.drives[0]
}
