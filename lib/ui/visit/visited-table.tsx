'use client'
/** A shared folder as a list. Arrow keys walk through it, Tab reaches everything in it. */
import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import { NOTHING_SELECTED, selectAll } from '../files/selection'
import { SortButton } from '../files/sort-button'
import type { SortKey } from '../files/sort-nodes'
import { useColumnSort } from '../files/use-column-sort'
import { Moment } from '../format/moment'
import { Name } from '../format/name'
import { useFormat } from '../format/use-format'
import { useNow } from '../format/use-now'
import { Checkbox } from '../kit/checkbox'
import { onRowKeys } from '../kit/row-keys'
import { ItemButtons } from './item-buttons'
import { ItemPick } from './item-pick'
import { useGrowing } from './use-growing'
import { useVisitAddress } from './use-visit-address'
import { useVisit } from './visit-context'
import type { VisitedItem } from './visited-item'
import type { ListedProps } from './visited-list-props'
import { VisitedRowPicture } from './visited-row-picture'

export function VisitedTable(props: ListedProps) {
  const { items, picked } = props
  const t = useTranslations('files')
  const { can } = useVisit()
  const now = useNow()
  const [drawn, end] = useGrowing(items.length)
  const pickable = can('download')
  return (
    <>
      <table aria-label={t('list')} className="w-full table-fixed border-collapse text-13" onKeyDown={onRowKeys}>
        {/* Widths, also where no heads are shown. */}
        <colgroup>
          {pickable && <col className="w-11 phone:w-12" />}
          <col />
          <col className="w-24 phone:hidden" />
          <col className="w-40 phone:hidden" />
          <col className={props.onAsk ? 'w-24' : 'w-14'} />
        </colgroup>
        <Heads {...props} pickable={pickable} />
        <tbody>
          {items.slice(0, drawn).map(item => (
            <Row key={item.id} item={item} now={now} pickable={pickable} selected={picked.ids.has(item.id)} listed={props} />
          ))}
        </tbody>
      </table>
      {drawn < items.length && <div key={drawn} ref={end} className="h-px" />}
    </>
  )
}

const CELL = 'border-line/60 border-b'

function Heads({ items, picked, onPick, pickable }: ListedProps & { readonly pickable: boolean }) {
  const t = useTranslations('files')
  const all = picked.ids.size === items.length
  return (
    <thead className="text-12 text-ink-soft phone:hidden">
      <tr>
        {pickable && (
          <th scope="col" className={clsx(CELL, 'font-normal')}>
            <Checkbox
              label={t('selection.all')}
              checked={all ? true : picked.ids.size > 0 && 'some'}
              onChange={checked => onPick(() => (checked ? selectAll(items) : NOTHING_SELECTED))}
            />
          </th>
        )}
        <Head name="name" className={pickable ? '' : 'ps-3'} />
        <Head name="size" right />
        <Head name="modified" className="ps-6" />
        <th scope="col" className={CELL}>
          <span className="sr-only">{t('column.actions')}</span>
        </th>
      </tr>
    </thead>
  )
}

interface HeadProps {
  readonly name: SortKey
  readonly className?: string
  readonly right?: boolean
}

function Head({ name, className, right = false }: HeadProps) {
  const { direction } = useColumnSort(name)
  return (
    <th scope="col" aria-sort={direction} className={clsx(CELL, 'text-start font-normal', className)}>
      <SortButton column={name} className={clsx('min-h-9 w-full', right && 'justify-end')} />
    </th>
  )
}

interface RowProps {
  readonly item: VisitedItem
  readonly now: number
  readonly pickable: boolean
  readonly selected: boolean
  readonly listed: ListedProps
}

function Row({ item, now, pickable, selected, listed }: RowProps) {
  const format = useFormat()
  const { revision } = item
  return (
    <tr className={clsx('group last:[&>td]:border-b-0', selected ? 'bg-accent-wash' : 'hover:bg-hover')}>
      {pickable && (
        <td className={CELL}>
          <ItemPick item={item} listed={listed} />
        </td>
      )}
      <td className={clsx(CELL, 'min-w-0 py-1', pickable ? 'pe-3' : 'px-3')}>
        <ItemLink item={item} folder={listed.folder}>
          {revision && (
            <span className="tabular hidden text-12 text-ink-soft phone:block">
              {format.bytes(revision.size)} · <Moment at={revision.mtime} now={now} />
            </span>
          )}
        </ItemLink>
      </td>
      <td className={clsx(CELL, 'tabular text-end text-ink-soft phone:hidden')}>{revision && format.bytes(revision.size)}</td>
      <td className={clsx(CELL, 'tabular truncate ps-6 text-ink-soft phone:hidden')}>
        {revision && <Moment at={revision.mtime} now={now} />}
      </td>
      <td className={clsx(CELL, 'pe-2')}>
        <ItemButtons item={item} onAsk={listed.onAsk} />
      </td>
    </tr>
  )
}

interface ItemLinkProps {
  readonly item: VisitedItem
  readonly folder: ListedProps['folder']
  readonly children: React.ReactNode
}

/** Into a folder, or to a file above the folder that is shown. */
function ItemLink({ item, folder, children }: ItemLinkProps) {
  const { shown, linkTo } = useVisitAddress()
  const to = item.kind === 'folder' ? { folder: item.id } : { folder: shown.folder ?? folder, file: item.id }
  return (
    <a data-row {...linkTo(to)} className="-outline-offset-2 flex min-h-10 items-center gap-2.5 rounded-sm pointer-coarse:min-h-12">
      <VisitedRowPicture item={item} />
      <span className="min-w-0 flex-1">
        <Name text={item.name} className={item.kind === 'folder' ? 'font-medium' : ''} />
        {children}
      </span>
    </a>
  )
}
