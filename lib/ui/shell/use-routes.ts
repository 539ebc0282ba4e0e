'use client'
/** The addresses within the shown drive. */
import { usePathname } from 'next/navigation'
import { useMemo } from 'react'
import { baseOf, type Routes, routesIn } from './route'
import { useHydrated } from './use-hydrated'

export function useRoutes(): Routes {
  const pathname = usePathname()
  // What the server drew may have been drawn for the first drive.
  const base = useHydrated() ? baseOf(pathname) : ''
  return useMemo(() => routesIn(base), [base])
}
