'use client'
/** A list while it is fetched. */
import { useTranslations } from 'next-intl'
import { Skeleton } from './skeleton'

const WIDTHS = ['w-56', 'w-40', 'w-64', 'w-48', 'w-36', 'w-52']

export function RowsLoading() {
  const t = useTranslations('common')
  return (
    <div aria-busy className="flex-1 overflow-hidden px-4 py-2">
      <span role="status" className="sr-only">
        {t('loading')}
      </span>
      {WIDTHS.map(width => (
        <div key={width} className="flex h-13 items-center gap-3">
          <Skeleton className="size-4" />
          <div className="flex flex-1 flex-col gap-1.5">
            <Skeleton className={`h-3 max-w-[60%] ${width}`} />
            <Skeleton className="h-2.5 w-24" />
          </div>
        </div>
      ))}
    </div>
  )
}
