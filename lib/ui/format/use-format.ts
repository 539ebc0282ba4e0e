'use client'
/** The formats of `format.ts` in the page's language. */
import { useLocale } from 'next-intl'
import { useMemo } from 'react'
import { formatBytes, formatClock, formatDuration, formatSpeed } from './format'

export function useFormat() {
  const locale = useLocale()
  return useMemo(
    () => ({
      bytes: (bytes: number) => formatBytes(locale, bytes),
      speed: (bytesPerSecond: number) => formatSpeed(locale, bytesPerSecond),
      duration: (seconds: number) => formatDuration(locale, seconds),
      clock: (at: number, now: number) => formatClock(locale, at, now),
    }),
    [locale],
  )
}
