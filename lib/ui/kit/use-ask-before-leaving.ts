'use client'
/** Closing the tab asks first, while something would be lost or interrupted by it. */
import { useEffect } from 'react'

export function useAskBeforeLeaving(needed: boolean): void {
  useEffect(() => {
    if (!needed) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [needed])
}
