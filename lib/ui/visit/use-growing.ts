'use client'
/** Of a long list first only the beginning is drawn, and more of it as its end comes into view. */
import { type RefCallback, useCallback, useState } from 'react'

const STEP = 200

/** How many are drawn, and what to put behind the last of them. */
export function useGrowing(count: number): readonly [drawn: number, end: RefCallback<Element>] {
  const [drawn, setDrawn] = useState(STEP)
  const end = useCallback((element: Element | null) => {
    if (!element) return
    const views = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && setDrawn(before => before + STEP),
      // Before it is reached.
      { rootMargin: '1200px' },
    )
    views.observe(element)
    return () => views.disconnect()
  }, [])
  return [Math.min(drawn, count), end]
}
