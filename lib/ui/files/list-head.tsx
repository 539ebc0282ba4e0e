// biome-ignore-all lint/a11y/useSemanticElements: rows that come and go under a fixed scroll bar cannot be a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus walks by rows, not by cells
'use client'
/** The columns' heads; those of values sort. */
import { useTranslations } from 'next-intl'
import { SortButton } from './sort-button'
import type { SortKey } from './sort-nodes'
import { useColumnSort } from './use-column-sort'

export function ListHead({ withState }: { readonly withState: boolean }) {
  const t = useTranslations('files')
  return (
    <div
      role="row"
      aria-rowindex={1}
      data-column-head
      className="files-columns files-head h-8 shrink-0 items-center overflow-hidden border-line border-b pe-2 ps-1 text-12 text-ink-soft [scrollbar-gutter:stable]"
    >
      <Head name="name" className="ps-10" />
      {withState && (
        <div role="columnheader" className="files-state-text truncate">
          {t('column.state')}
        </div>
      )}
      <Head name="kind" className="files-kind" />
      <Head name="size" className="files-size justify-end" />
      <Head name="modified" className="files-modified ps-6" />
      <div role="columnheader" className="sr-only">
        {t('column.actions')}
      </div>
    </div>
  )
}

function Head({ name, className }: { readonly name: SortKey; readonly className: string }) {
  const { direction } = useColumnSort(name)
  return (
    <div role="columnheader" aria-sort={direction} className={`flex min-w-0 ${className}`}>
      <SortButton column={name} className="min-h-7 min-w-0" />
    </div>
  )
}
