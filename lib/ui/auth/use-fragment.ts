'use client'
/** What stands after # in the address: it is never sent to a server. `undefined` until the page's scripts run. */
import { useSyncExternalStore } from 'react'

export function useFragment(): string | undefined {
  return useSyncExternalStore(
    listener => {
      window.addEventListener('hashchange', listener)
      return () => window.removeEventListener('hashchange', listener)
    },
    () => window.location.hash.slice(1),
    () => undefined,
  )
}
