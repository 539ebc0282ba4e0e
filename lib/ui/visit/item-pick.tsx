'use client'
/** Chooses an item of a shared folder besides others; with Shift, all from the last one on. */
import { useTranslations } from 'next-intl'
import { selectRange, toggle } from '../files/selection'
import { Checkbox } from '../kit/checkbox'
import type { VisitedItem } from './visited-item'
import type { ListedProps } from './visited-list-props'

interface ItemPickProps {
  readonly item: VisitedItem
  readonly listed: Pick<ListedProps, 'items' | 'picked' | 'onPick'>
}

export function ItemPick({ item: { id, name }, listed: { items, picked, onPick } }: ItemPickProps) {
  const t = useTranslations('visit')
  return (
    <Checkbox
      label={t('pick', { name })}
      checked={picked.ids.has(id)}
      onChange={(_, range) => onPick(now => (range ? selectRange(now, items, id, true) : toggle(now, id)))}
    />
  )
}
