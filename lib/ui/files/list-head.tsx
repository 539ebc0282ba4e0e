// biome-ignore-all lint/a11y/useSemanticElements: rows that come and go under a fixed scroll bar cannot be a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus walks by rows, not by cells
'use client'
/** The columns' heads; those of values sort. At their end: which there are. */
import { Columns3 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useFilesUi } from './files-ui'
import type { ListColumn } from './list-columns'
import { SortButton } from './sort-button'
import type { SortKey } from './sort-nodes'
import { useColumnSort } from './use-column-sort'

interface ListHeadProps {
  readonly withState: boolean
  readonly columns: readonly ListColumn[]
}

/** Each beside its cells in the rows. */
const LOOKS: Record<ListColumn, string> = {
  kind: 'files-kind',
  author: 'files-author',
  size: 'files-size justify-end',
  modified: 'files-modified ps-6',
}

export function ListHead({ withState, columns }: ListHeadProps) {
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
      {columns.map(column =>
        column === 'author' ? (
          <div key={column} role="columnheader" className={`truncate ${LOOKS[column]}`}>
            {t('column.author')}
          </div>
        ) : (
          <Head key={column} name={column} className={LOOKS[column]} />
        ),
      )}
      <div role="columnheader" className="flex justify-end">
        <span className="sr-only">{t('column.actions')}</span>
        <ColumnsButton />
      </div>
    </div>
  )
}

function ColumnsButton() {
  const t = useTranslations('files')
  const { menu, openMenu } = useFilesUi()
  return (
    <button
      type="button"
      aria-label={t('columns')}
      title={t('columns')}
      aria-haspopup="menu"
      aria-expanded={menu?.what === 'columns'}
      onClick={({ currentTarget }) => openMenu({ what: 'columns', place: currentTarget, returnTo: currentTarget })}
      className="-outline-offset-2 flex size-7 items-center justify-center rounded-sm hover:bg-hover hover:text-ink"
    >
      <Columns3 size={14} aria-hidden />
    </button>
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
