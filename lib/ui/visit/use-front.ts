'use client'
/** Whether the link opens, and what it names: asked at once, again when something changed, and when its time has come. */
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { getVisit, type VisitAnswer } from '../api/visit'
import { frontKey } from './visit-queries'

const AGAIN_MS = 10_000
/** The longest that a timer waits. */
const LONGEST_MS = 2 ** 31 - 1

export function useFront(token: string): UseQueryResult<VisitAnswer> {
  const front = useQuery({
    queryKey: frontKey(token),
    queryFn: () => getVisit(token),
    refetchInterval: query => (query.state.status === 'error' ? AGAIN_MS : false),
  })
  useExpiry(token, front.data?.kind === 'open' ? front.data.expiresAt : null)
  return front
}

/** A link that runs out while it is shown goes away then. */
function useExpiry(token: string, expiresAt: number | null): void {
  const queries = useQueryClient()
  useEffect(() => {
    if (expiresAt === null) return
    const left = Math.max(0, expiresAt - Date.now()) + 500
    if (left > LONGEST_MS) return
    const timer = setTimeout(() => void queries.invalidateQueries({ queryKey: frontKey(token) }), left)
    return () => clearTimeout(timer)
  }, [queries, token, expiresAt])
}
