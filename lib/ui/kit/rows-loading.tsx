'use client'
/** A list while it is fetched. */
import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Skeleton } from './skeleton'

interface RowsLoadingProps {
  /** Of the texts, one for each row; no two the same. */
  readonly widths?: readonly string[]
  readonly row?: (width: string) => ReactNode
  readonly className?: string
}

const WIDTHS = ['w-56', 'w-40', 'w-64', 'w-48', 'w-36', 'w-52']

export function RowsLoading({ widths = WIDTHS, row = twoLines, className = 'py-2' }: RowsLoadingProps) {
  const t = useTranslations('common')
  return (
    <div aria-busy className={clsx('flex-1 overflow-hidden px-4', className)}>
      <span role="status" className="sr-only">
        {t('loading')}
      </span>
      {widths.map(row)}
    </div>
  )
}

function twoLines(width: string): ReactNode {
  return (
    <div key={width} className="flex h-13 items-center gap-3">
      <Skeleton className="size-4" />
      <div className="flex flex-1 flex-col gap-1.5">
        <Skeleton className={`h-3 max-w-[60%] ${width}`} />
        <Skeleton className="h-2.5 w-24" />
      </div>
    </div>
  )
}
