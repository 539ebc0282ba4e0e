'use client'
/** What can be done with one item of a shared folder: have it, and where the link lets people, change it. */
import { EllipsisVertical } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { visitedContentUrl, visitedZipUrl } from '../api/visit'
import { IconButton } from '../kit/icon-button'
import { onDemand } from '../kit/on-demand'
import { SmallDownloadLink } from './download-link'
import { useVisit } from './visit-context'
import type { VisitedItem } from './visited-item'
import type { ListedProps } from './visited-list-props'

const ItemMenu = onDemand(async () => (await import('./item-menu')).ItemMenu)

interface ItemButtonsProps {
  readonly item: VisitedItem
  readonly onAsk: ListedProps['onAsk']
}

export function ItemButtons({ item, onAsk }: ItemButtonsProps) {
  const { token, can } = useVisit()
  const { id, name, revision } = item
  const url = revision ? visitedContentUrl(token, id) : visitedZipUrl(token, [id], name)
  return (
    <span className="flex justify-end">
      {can('download') && <SmallDownloadLink url={url} name={name} />}
      {onAsk && <More item={item} onAsk={onAsk} />}
    </span>
  )
}

function More({ item, onAsk }: { readonly item: VisitedItem; readonly onAsk: NonNullable<ListedProps['onAsk']> }) {
  const t = useTranslations('files')
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  return (
    <>
      <IconButton
        ref={button}
        label={t('moreOf', { name: item.name })}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <EllipsisVertical size={16} aria-hidden />
      </IconButton>
      {open && button.current && <ItemMenu item={item} place={button.current} onAsk={onAsk} onClose={() => setOpen(false)} />}
    </>
  )
}
