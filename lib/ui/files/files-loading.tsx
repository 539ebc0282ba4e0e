'use client'
/** The list while it is fetched. */
import type { ReactNode } from 'react'
import { RowsLoading } from '../kit/rows-loading'
import { Skeleton } from '../kit/skeleton'

const WIDTHS = ['w-40', 'w-56', 'w-32', 'w-48', 'w-64', 'w-36', 'w-44', 'w-52']

export function FilesLoading() {
  return <RowsLoading widths={WIDTHS} row={oneLine} className="pt-8 phone:pt-0" />
}

function oneLine(width: string): ReactNode {
  return (
    <div key={width} className="flex h-9 items-center gap-2.5 phone:h-13">
      <Skeleton className="size-4" />
      <Skeleton className={`h-3 max-w-[60%] ${width}`} />
    </div>
  )
}
