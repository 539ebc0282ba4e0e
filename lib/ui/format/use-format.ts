'use client'
/** The formats of `format.ts` in the page's language. */
import { useLocale } from 'next-intl'
import { useMemo } from 'react'
import { formatBytes, formatDay, formatDuration, formatExact, formatSpeed } from './format'

export function useFormat() {
  const locale = useLocale()
  return useMemo(
    () => ({
      bytes: (bytes: number) => formatBytes(locale, bytes),
      speed: (bytesPerSecond: number) => formatSpeed(locale, bytesPerSecond),
      duration: (seconds: number) => formatDuration(locale, seconds),
      day: (at: number, now: number) => formatDay(locale, at, now),
      exact: (at: number) => formatExact(locale, at),
    }),
    [locale],
  )
}
