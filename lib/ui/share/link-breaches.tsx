'use client'
/** Why a link opens nothing though nobody ended it, and what mends it. */
import { useTranslations } from 'next-intl'
import type { SharedLink } from '../../core/protocol/links'

export function LinkBreaches({ breaches }: Pick<SharedLink, 'breaches'>) {
  const t = useTranslations('share.stopped')
  return (
    <ul>
      {breaches.map(breach => (
        <li key={breach}>{t(breach)}</li>
      ))}
    </ul>
  )
}
