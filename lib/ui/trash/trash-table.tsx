'use client'
/** The trash as a table: what, from where, by whom, when, how large, how long it stays. */
import { useTranslations } from 'next-intl'
import type { NodeId } from '../../core/ids'
import type { Trashed } from '../../core/protocol/trash'
import { useNow } from '../format/use-now'
import { Checkbox } from '../kit/checkbox'
import { onRowKeys } from '../kit/row-keys'
import { TrashRow, type TrashRowActions } from './trash-row'
import type { Selection } from './use-selection'

interface TrashTableProps extends TrashRowActions {
  readonly items: readonly Trashed[]
  readonly selection: Selection<NodeId>
}

export function TrashTable({ items, selection, ...actions }: TrashTableProps) {
  const t = useTranslations('trash')
  const now = useNow()
  const { size } = selection.ids
  return (
    <table className="w-full table-fixed text-start text-13" onKeyDown={onRowKeys}>
      <caption className="sr-only">{t('title')}</caption>
      <thead className="sticky top-0 z-10 bg-canvas text-12 text-ink-soft">
        <tr className="border-line border-b [&>th]:font-normal">
          <th scope="col" className="w-12 ps-2">
            <Checkbox
              label={t('selectAll')}
              checked={size === items.length ? true : size > 0 ? 'some' : false}
              onChange={selection.toggleAll}
            />
          </th>
          <th scope="col">{t('column.name')}</th>
          <th scope="col" className="w-48 max-lg:hidden">
            {t('column.who')}
          </th>
          <th scope="col" className="w-32 phone:hidden">
            {t('column.when')}
          </th>
          <th scope="col" className="w-28 text-end phone:hidden">
            {t('column.size')}
          </th>
          <th scope="col" className="w-32 ps-6 phone:hidden">
            {t('column.left')}
          </th>
          <th scope="col" className="w-14">
            <span className="sr-only">{t('column.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(item => (
          <TrashRow
            key={item.node.id}
            item={item}
            now={now}
            selected={selection.ids.has(item.node.id)}
            onSelect={range => selection.toggle(item.node.id, range)}
            {...actions}
          />
        ))}
      </tbody>
    </table>
  )
}
