'use client'
/** One thing in the trash. */
import { clsx } from 'clsx'
import { FolderInput, RotateCcw, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Trashed } from '../../core/protocol/trash'
import { KindIcon } from '../files/kind-icon'
import { Moment } from '../format/moment'
import { Name } from '../format/name'
import { useFormat } from '../format/use-format'
import { Checkbox } from '../kit/checkbox'
import { MenuItem } from '../kit/menu'
import { RowMenu } from '../kit/row-menu'
import { Author, PlaceText } from '../placed/placed-list'

export interface TrashRowActions {
  /** `undefined` while the drive cannot be changed. */
  readonly onRestore: ((item: Trashed) => void) | undefined
  readonly onPlace: ((item: Trashed) => void) | undefined
  /** `undefined`: only the owner may. */
  readonly onPurge: ((item: Trashed) => void) | undefined
}

interface TrashRowProps extends TrashRowActions {
  readonly item: Trashed
  readonly now: number
  readonly selected: boolean
  readonly onSelect: (range: boolean) => void
}

const DAY_MS = 86_400_000

export function TrashRow({ item, now, selected, onSelect, ...actions }: TrashRowProps) {
  const t = useTranslations('trash')
  const format = useFormat()
  const { node, at, files, bytes, purgedAt } = item
  const days = purgedAt === null ? undefined : Math.max(0, Math.ceil((purgedAt - now) / DAY_MS))
  return (
    <tr className={clsx('border-line/60 border-b', selected ? 'bg-accent-wash' : 'hover:bg-hover')}>
      <td className="ps-2">
        <Checkbox label={t('select', { name: node.name })} checked={selected} onChange={(_checked, range) => onSelect(range)} />
      </td>
      <th scope="row" className="py-2 pe-4 font-normal">
        <span className="flex min-w-0 items-center gap-2.5">
          <KindIcon node={node} />
          <span className="min-w-0 flex-1">
            <Name text={node.name} className="font-medium" />
            <span className="block truncate text-12 text-ink-soft">
              <PlaceText path={item.path} />
              {!item.hasPlace && ` · ${t('placeGone')}`}
            </span>
            <span className="tabular hidden truncate text-12 text-ink-soft phone:block">
              <Moment at={at} now={now} /> · {format.bytes(bytes)}
              {days !== undefined && ` · ${t('days', { count: days })}`}
            </span>
          </span>
        </span>
      </th>
      <td className="truncate pe-4 text-ink-soft max-lg:hidden">
        <Author author={item.author} device={item.device} />
      </td>
      <td className="truncate text-ink-soft phone:hidden">
        <Moment at={at} now={now} />
      </td>
      <td className="tabular text-end text-ink-soft phone:hidden">
        {format.bytes(bytes)}
        {node.kind === 'folder' && <span className="block text-12 text-ink-faint">{t('files', { count: files })}</span>}
      </td>
      <td className={clsx('tabular ps-6 phone:hidden', days !== undefined && days <= 3 ? 'text-warn' : 'text-ink-soft')}>
        {days === undefined ? t('forever') : t('days', { count: days })}
      </td>
      <td className="pe-2 text-end">
        <ItemMenu item={item} {...actions} />
      </td>
    </tr>
  )
}

function ItemMenu({ item, onRestore, onPlace, onPurge }: TrashRowActions & { readonly item: Trashed }) {
  const t = useTranslations('trash')
  if (!onPlace && !onPurge) return null
  return (
    <RowMenu stop label={t('actionsOf', { name: item.node.name })}>
      {onRestore && item.hasPlace && (
        <MenuItem onClick={() => onRestore(item)}>
          <RotateCcw size={16} aria-hidden />
          {t('restore')}
        </MenuItem>
      )}
      {onPlace && (
        <MenuItem onClick={() => onPlace(item)}>
          <FolderInput size={16} aria-hidden />
          {t('restoreTo')}
        </MenuItem>
      )}
      {onPurge && (
        <MenuItem onClick={() => onPurge(item)}>
          <Trash2 size={16} aria-hidden />
          {t('purge')}
        </MenuItem>
      )}
    </RowMenu>
  )
}
