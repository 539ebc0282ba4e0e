'use client'
/** Fetches what a person may want next, once the screen stands: then it opens at once, and also when the network is gone. */
import { useEffect } from 'react'
import type { OnDemand } from '../kit/on-demand'
import { onceStanding } from '../kit/once-standing'

/** `later`: the same list every time. */
export function useWarmUp(later: readonly Pick<OnDemand<never>, 'warm'>[]): void {
  useEffect(
    () =>
      onceStanding(() => {
        for (const { warm } of later) warm()
      }),
    [later],
  )
}
