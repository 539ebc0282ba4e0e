'use client'
/** Whether something was in view yet: before that nothing is fetched for it. */
import { type RefCallback, useCallback, useState } from 'react'

export function useInView(): readonly [seen: boolean, element: RefCallback<Element>] {
  const [seen, setSeen] = useState(false)
  const ref = useCallback((element: Element | null) => {
    if (!element) return
    const views = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return
        setSeen(true)
        views.disconnect()
      },
      { rootMargin: '200px' },
    )
    views.observe(element)
    return () => views.disconnect()
  }, [])
  return [seen, ref]
}
