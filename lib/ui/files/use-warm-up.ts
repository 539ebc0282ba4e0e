'use client'
/** Fetches what a person may want next, once the screen stands: then it opens at once, and also when the network is gone. */
import { useEffect } from 'react'
import type { OnDemand } from '../kit/on-demand'

const AFTER_MS = 2500

/** `later`: the same list every time. */
export function useWarmUp(later: readonly Pick<OnDemand<never>, 'warm'>[]): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const { warm } of later) warm()
    }, AFTER_MS)
    return () => clearTimeout(timer)
  }, [later])
}
