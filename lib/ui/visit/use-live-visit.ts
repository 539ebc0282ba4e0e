'use client'
/** Keeps what is shown as it is: hears of changes once the page stands, and of the end of the link at once. */
import { useIsFetching, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { getVisitTicket } from '../api/visit'
import { frontKey, linkKey } from './visit-queries'

/** So long after the last look has been answered: what only follows it must not come in its way, however slow the machine. */
const AFTER_MS = 1500

/** `door`: the password is not known yet; then only the end is heard. */
export function useLiveVisit(token: string, at: 'door' | 'inside'): void {
  const queries = useQueryClient()
  const stands = useStands(token)
  useEffect(() => {
    if (!stands) return
    let end: (() => void) | undefined = () => {}
    const onRefused = () => {
      queries.setQueryData(frontKey(token), { kind: 'gone' })
      // Another password or another role is no end: then it opens as it does now.
      void queries.invalidateQueries({ queryKey: frontKey(token) })
    }
    const begin = async () => {
      const { openVisitPushes } = await import('../../browser/remote/visit-pushes')
      if (!end) return
      const onChanged = () => void queries.invalidateQueries({ queryKey: linkKey(token) })
      end = openVisitPushes({ at, ticket: () => getVisitTicket(token, at), onChanged, onRefused })
    }
    // Without it the page is as new as the last look at it.
    void begin().catch(() => {})
    return () => {
      end?.()
      end = undefined
    }
  }, [queries, token, at, stands])
}

/** Whether all that was asked first has been there for a while; once so, it stays so. */
function useStands(token: string): boolean {
  const looking = useIsFetching({ queryKey: linkKey(token) }) > 0
  const [stands, setStands] = useState(false)
  useEffect(() => {
    if (looking || stands) return
    const timer = setTimeout(() => setStands(true), AFTER_MS)
    return () => clearTimeout(timer)
  }, [looking, stands])
  return stands
}
