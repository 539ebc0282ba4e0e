'use client'
/** What a visitor may change of one item. */
import { Pencil, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { MenuAt, MenuItem } from '../kit/menu'
import type { Asked } from './folder-visit'
import type { VisitedItem } from './visited-item'

interface ItemMenuProps {
  readonly item: VisitedItem
  readonly place: HTMLElement
  readonly onAsk: (asked: Asked) => void
  readonly onClose: () => void
}

export function ItemMenu({ item, place, onAsk, onClose }: ItemMenuProps) {
  const t = useTranslations('visit')
  const ask = (what: Asked['what']) => () => onAsk({ what, items: [item] })
  return (
    <MenuAt open place={place} label={item.name} returnTo={() => place} onClose={onClose}>
      <MenuItem onClick={ask('rename')}>
        <Pencil size={16} aria-hidden />
        {t('rename')}
      </MenuItem>
      <MenuItem onClick={ask('delete')}>
        <Trash2 size={16} aria-hidden />
        {t('delete')}
      </MenuItem>
    </MenuAt>
  )
}
