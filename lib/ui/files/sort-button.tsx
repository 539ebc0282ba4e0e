'use client'
/** Sorts a list of files, from within a column's head. */
import { clsx } from 'clsx'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { SortKey } from './sort-nodes'
import { useColumnSort } from './use-column-sort'

interface SortButtonProps {
  readonly column: SortKey
  readonly className: string
}

export function SortButton({ column, className }: SortButtonProps) {
  const t = useTranslations('files.column')
  const { direction, turn } = useColumnSort(column)
  const Arrow = direction === 'descending' ? ArrowDown : ArrowUp
  return (
    <button type="button" onClick={turn} className={clsx('-outline-offset-2 flex items-center gap-1 rounded-sm hover:text-ink', className)}>
      <span className="truncate">{t(column)}</span>
      {direction && <Arrow size={12} aria-hidden className="shrink-0" />}
    </button>
  )
}
