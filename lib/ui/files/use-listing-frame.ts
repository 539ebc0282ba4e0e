'use client'
/** What a list and a grid of a folder's items have in common: which rows exist, what is heard, and what each item is told. */
import { useTranslations } from 'next-intl'
import { type PointerEvent, type RefObject, useRef } from 'react'
import type { ShownNode } from '../../browser/drive-api'
import { useMay } from '../client/use-writable-drive'
import { useMedia } from '../shell/use-media'
import type { ItemProps, ListingProps } from './listing-props'
import { useDragSource } from './use-drag-source'
import { useEntry } from './use-entry'
import { useItemFocus } from './use-item-focus'
import { useListingEvents } from './use-listing-events'
import { useRubberBand } from './use-rubber-band'
import { useWindow } from './use-window'

interface FrameOptions {
  readonly scroller: RefObject<HTMLElement | null>
  /** Items in a row. */
  readonly columns: number
  readonly rowPx: number
  /** Pixels above the first row, and between items; none when left out. */
  readonly topPx?: number
  readonly gapPx?: number
}

export function useListingFrame(props: ListingProps, { scroller, columns, rowPx, topPx = 0, gapPx = 0 }: FrameOptions) {
  const { listing, actions, marks, renaming, entry } = props
  const { items, selection, active, folder } = listing
  const t = useTranslations('files')
  const grid = useRef<HTMLDivElement>(null)
  const rowCount = Math.ceil(items.length / columns)
  const rowOf = (index: number) => Math.floor(index / columns)
  const { rows, total, show, page } = useWindow({ scroller, count: rowCount, columns, rowPx, kept: rowOf(active) })
  const { activeRef, focusActive } = useItemFocus()
  const showItem = (index: number) => show(rowOf(index))
  const { handlers, moveTo } = useListingEvents({ listing, actions, grid, columns, page, show: showItem, focusActive })
  const drag = useDragSource(listing)
  const band = useRubberBand(listing, scroller, { columns, rowPx, topPx, gapPx })
  // A finger that rests on something selects it.
  const mayMove = useMay('write')
  const movable = useMedia('(pointer: fine)') && mayMove
  useEntry(entry, { items, focusActive, moveTo })
  const gridProps = {
    ref: grid,
    'aria-label': t('list'),
    'aria-multiselectable': true,
    tabIndex: -1,
    'data-selecting': selection.ids.size > 0 || undefined,
    className: 'files-list flex min-h-0 flex-1 flex-col outline-none',
    ...handlers,
    ...drag,
    onPointerDown(event: PointerEvent) {
      handlers.onPointerDown(event)
      band.onPointerDown(event)
    },
  }
  const itemProps = (node: ShownNode, index: number): ItemProps => ({
    node,
    drive: folder.drive,
    index,
    active: index === active,
    focusRef: index === active ? activeRef : undefined,
    selected: selection.ids.has(node.id),
    state: marks.stateOf?.(node.id),
    starred: marks.stars.has(node.id),
    cut: marks.cut.has(node.id),
    renaming: renaming.id === node.id ? renaming : undefined,
    movable,
  })
  return { gridProps, itemProps, rows, rowCount, total }
}
