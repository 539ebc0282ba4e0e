'use client'
/** A shared folder in pictures. Only those in view ask for theirs. */
import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useRef } from 'react'
import { itemAfterKey } from '../files/list-keys'
import { Name } from '../format/name'
import { ItemButtons } from './item-buttons'
import { ItemPick } from './item-pick'
import { useGrowing } from './use-growing'
import { useInView } from './use-in-view'
import { useVisitAddress } from './use-visit-address'
import { useVisit } from './visit-context'
import type { VisitedItem } from './visited-item'
import type { ListedProps } from './visited-list-props'
import { VisitedPicture } from './visited-picture'

export function VisitedGrid(props: ListedProps) {
  const { items, picked } = props
  const t = useTranslations('files')
  const { can } = useVisit()
  const list = useRef<HTMLUListElement>(null)
  const [drawn, end] = useGrowing(items.length)
  return (
    <>
      <ul
        ref={list}
        aria-label={t('list')}
        onKeyDown={event => onTileKeys(event, columnsOf(list.current))}
        className="grid grid-cols-[repeat(auto-fill,minmax(min(9.5rem,100%),1fr))] gap-2 p-3 phone:grid-cols-2"
      >
        {items.slice(0, drawn).map(item => (
          <Tile key={item.id} item={item} pickable={can('download')} selected={picked.ids.has(item.id)} listed={props} />
        ))}
      </ul>
      {drawn < items.length && <div key={drawn} ref={end} className="h-px" />}
    </>
  )
}

interface TileProps {
  readonly item: VisitedItem
  readonly pickable: boolean
  readonly selected: boolean
  readonly listed: ListedProps
}

function Tile({ item, pickable, selected, listed }: TileProps) {
  const { shown, linkTo } = useVisitAddress()
  const [seen, tile] = useInView()
  const to = item.kind === 'folder' ? { folder: item.id } : { folder: shown.folder ?? listed.folder, file: item.id }
  return (
    <li
      ref={tile}
      className={clsx(
        'group relative flex h-44 min-w-0 flex-col rounded-md border text-13',
        selected ? 'border-accent bg-accent-wash' : 'border-line hover:bg-hover',
      )}
    >
      <a data-row {...linkTo(to)} className="flex min-h-0 flex-1 flex-col rounded-md">
        <span className="m-1.5 mb-0 flex min-h-0 flex-1 items-center justify-center overflow-hidden rounded-sm bg-sunken">
          {seen && <VisitedPicture item={item} size={256} />}
        </span>
        <span className={clsx('flex min-h-10 items-center ps-2.5', listed.onAsk ? 'pe-20' : 'pe-11')}>
          <Name text={item.name} className={item.kind === 'folder' ? 'font-medium' : ''} />
        </span>
      </a>
      {pickable && (
        <span className="absolute top-1.5 inset-s-1.5 rounded-sm bg-canvas/90">
          <ItemPick item={item} listed={listed} />
        </span>
      )}
      <span className="absolute inset-e-1 bottom-1.5">
        <ItemButtons item={item} onAsk={listed.onAsk} />
      </span>
    </li>
  )
}

function columnsOf(list: HTMLElement | null): number {
  return list ? getComputedStyle(list).gridTemplateColumns.split(' ').length : 1
}

const PAGE_ROWS = 3

function onTileKeys(event: KeyboardEvent<HTMLElement>, columns: number): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return
  const tiles = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
  const at = tiles.indexOf(event.target as HTMLElement)
  const next = at === -1 ? undefined : itemAfterKey(event.key, at, { count: tiles.length, columns, page: PAGE_ROWS })
  if (next === undefined) return
  event.preventDefault()
  tiles[next]?.focus()
}
