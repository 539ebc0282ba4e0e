'use client'
/**
 * The way to the files of a drive. After a way back and forward over a reload the router may wait forever at an address
 * of another drive that it has not fetched ahead: so it is fetched ahead, and loaded as a page when that was too late.
 */
import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import { routesIn } from '../shell/route'

const LATE_MS = 3000

interface GoToDrive {
  /** `base`: of the drive's addresses. `replace`: no way leads back to where one was. */
  go(base: string, how?: 'push' | 'replace'): void
  /** Somebody may go there soon. */
  ahead(base: string): void
}

export function useGoToDrive(): GoToDrive {
  const router = useRouter()
  return useMemo(
    () => ({
      go(base, how = 'push') {
        const before = window.location.pathname
        const there = routesIn(base).section('files')
        router[how](there)
        setTimeout(() => {
          if (before !== there && window.location.pathname === before) window.location[how === 'push' ? 'assign' : 'replace'](there)
        }, LATE_MS)
      },
      ahead: base => router.prefetch(routesIn(base).section('files')),
    }),
    [router],
  )
}
