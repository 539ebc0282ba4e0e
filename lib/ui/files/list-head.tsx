// biome-ignore-all lint/a11y/useSemanticElements: rows that come and go under a fixed scroll bar cannot be a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus walks by rows, not by cells
'use client'
/** The columns' heads; three of them sort. */
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Sort, SortKey } from './sort-nodes'

interface ListHeadProps {
  readonly sort: Sort
  readonly onSort: (key: SortKey) => void
  readonly withState: boolean
}

export function ListHead({ sort, onSort, withState }: ListHeadProps) {
  const t = useTranslations('files')
  return (
    <div
      role="row"
      aria-rowindex={1}
      className="files-columns h-8 shrink-0 items-center border-line border-b overflow-hidden px-4 text-12 text-ink-soft [scrollbar-gutter:stable] phone:hidden"
    >
      <Head name="name" sort={sort} onSort={onSort} />
      {withState && (
        <div role="columnheader" className="truncate max-lg:sr-only">
          {t('column.state')}
        </div>
      )}
      <Head name="size" sort={sort} onSort={onSort} className="justify-end" />
      <Head name="modified" sort={sort} onSort={onSort} className="pl-6" />
      <div role="columnheader" className="sr-only">
        {t('column.actions')}
      </div>
    </div>
  )
}

interface HeadProps {
  readonly name: SortKey
  readonly sort: Sort
  readonly onSort: (key: SortKey) => void
  readonly className?: string
}

function Head({ name, sort, onSort, className = '' }: HeadProps) {
  const t = useTranslations('files.column')
  const sorted = sort.key === name
  const Arrow = sort.descending ? ArrowDown : ArrowUp
  return (
    <div
      role="columnheader"
      aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
      className={`flex min-w-0 ${className}`}
    >
      <button type="button" onClick={() => onSort(name)} className="flex min-h-7 items-center gap-1 rounded-sm hover:text-ink">
        {t(name)}
        {sorted && <Arrow size={12} aria-hidden />}
      </button>
    </div>
  )
}
