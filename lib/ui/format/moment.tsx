'use client'
/** A time as "3 minutes ago", with the exact one on hover. */
import { useLocale, useTranslations } from 'next-intl'
import { formatExact, formatRelative } from './format'

interface MomentProps {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly now: number
}

export function Moment({ at, now }: MomentProps) {
  const t = useTranslations('common')
  const locale = useLocale()
  return (
    <time dateTime={new Date(at).toISOString()} title={formatExact(locale, at)} suppressHydrationWarning>
      {formatRelative(locale, at, now) ?? t('justNow')}
    </time>
  )
}
