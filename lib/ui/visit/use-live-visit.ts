'use client'
/** Keeps what is shown as it is: hears of changes once the page stands, and of the end of the link at once. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { getVisitTicket } from '../api/visit'
import { frontKey, linkKey } from './visit-queries'

/** The first look comes before everything that only follows it. */
const AFTER_MS = 1500

/** `door`: the password is not known yet; then only the end is heard. */
export function useLiveVisit(token: string, at: 'door' | 'inside'): void {
  const queries = useQueryClient()
  useEffect(() => {
    let end = () => {}
    const onRefused = () => {
      queries.setQueryData(frontKey(token), { kind: 'gone' })
      // Another password or another role is no end: then it opens as it does now.
      void queries.invalidateQueries({ queryKey: frontKey(token) })
    }
    const begin = async () => {
      const { openVisitPushes } = await import('../../browser/remote/visit-pushes')
      if (timer === undefined) return
      const onChanged = () => void queries.invalidateQueries({ queryKey: linkKey(token) })
      end = openVisitPushes({ at, ticket: () => getVisitTicket(token, at), onChanged, onRefused })
    }
    // Without it the page is as new as the last look at it.
    let timer: ReturnType<typeof setTimeout> | undefined = setTimeout(() => void begin().catch(() => {}), AFTER_MS)
    return () => {
      clearTimeout(timer)
      timer = undefined
      end()
    }
  }, [queries, token, at])
}
