'use client'
/** Where the visitor is, and the ways on: none of them asks the server for a page, and back leads back. */
import { usePathname, useSearchParams } from 'next/navigation'
import type { MouseEvent } from 'react'
import { readVisitAddress, type VisitAddress, visitUrl } from './visit-address'

export function useVisitAddress() {
  const page = usePathname()
  const shown = readVisitAddress(useSearchParams())
  const urlOf = (to: Partial<VisitAddress>) => visitUrl(page, to)
  const go = (to: Partial<VisitAddress>) => {
    window.history.pushState(null, '', urlOf(to))
    if (to.file === undefined) window.scrollTo(0, 0)
  }
  return {
    shown,
    urlOf,
    go,
    /** Going back leads to where the visitor was before. */
    replace: (to: Partial<VisitAddress>) => window.history.replaceState(null, '', urlOf(to)),
    /** For a link; a click that asks for a new tab stays the browser's. */
    linkTo: (to: Partial<VisitAddress>) => ({
      href: urlOf(to),
      onClick: (event: MouseEvent) => {
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        go(to)
      },
    }),
  }
}

export type VisitWays = ReturnType<typeof useVisitAddress>
