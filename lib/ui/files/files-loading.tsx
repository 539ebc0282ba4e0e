'use client'
/** The list while it is fetched. */
import { useTranslations } from 'next-intl'
import { Skeleton } from '../kit/skeleton'

const WIDTHS = ['w-40', 'w-56', 'w-32', 'w-48', 'w-64', 'w-36', 'w-44', 'w-52']

export function FilesLoading() {
  const t = useTranslations('common')
  return (
    <div aria-busy className="flex-1 overflow-hidden px-4 pt-8 phone:pt-0">
      <span role="status" className="sr-only">
        {t('loading')}
      </span>
      {WIDTHS.map(width => (
        <div key={width} className="flex h-9 items-center gap-2.5 phone:h-13">
          <Skeleton className="size-4" />
          <Skeleton className={`h-3 max-w-[60%] ${width}`} />
        </div>
      ))}
    </div>
  )
}
