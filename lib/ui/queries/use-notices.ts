'use client'
/** What this person wanted to be told of their links. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Notices } from '../../core/protocol/notices'
import { onceStanding } from '../kit/once-standing'

export const NOTICES_KEY = ['notices']
/** Pushes say when there are new ones; this is for a line that brings none. */
const AGAIN_MS = 15 * 60_000

export function useNotices(enabled = true) {
  return useQuery<Notices>({ queryKey: NOTICES_KEY, queryFn: fetchNotices, enabled, refetchInterval: AGAIN_MS, refetchOnWindowFocus: true })
}

/** How many are new; 0 while that is not known. It is asked for once the screen stands. */
export function useNoticeCount(): number {
  const [standing, setStanding] = useState(false)
  useEffect(() => onceStanding(() => setStanding(true)), [])
  return useNotices(standing).data?.unseen ?? 0
}

export function useSeeNotices() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (until: number) => (await import('../api/links')).seeNotices(until),
    onSuccess: () => queries.invalidateQueries({ queryKey: NOTICES_KEY }),
  })
}

/** The screens that count them need nothing else of links. */
async function fetchNotices(): Promise<Notices> {
  return (await import('../api/links')).getNotices()
}
