'use client'
/** A link while it is not known what it shows. */
import { useTranslations } from 'next-intl'
import { Skeleton } from '../kit/skeleton'

export function VisitLoading() {
  const t = useTranslations('common')
  return (
    <div aria-busy>
      <span role="status" className="sr-only">
        {t('loading')}
      </span>
      <Skeleton className="h-7 w-64 max-w-full" />
      <Skeleton className="mt-3 h-4 w-40" />
      <Skeleton className="mt-8 h-64" />
    </div>
  )
}
