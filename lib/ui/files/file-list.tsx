// biome-ignore-all lint/a11y/useSemanticElements: rows that come and go under a fixed scroll bar cannot be a table element
'use client'
/** A folder's content as a long list: only the rows in view exist, but counts, keys and the scroll bar are of the whole. */
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { useNow } from '../format/use-now'
import { useMedia } from '../shell/use-media'
import { ROW_PX } from '../theme/density'
import { useDensity } from '../theme/use-density'
import { FileRow } from './file-row'
import { ListHead } from './list-head'
import type { ListingProps } from './listing-props'
import { useDragSource } from './use-drag-source'
import { useEntry } from './use-entry'
import { useItemFocus } from './use-item-focus'
import { useListingEvents } from './use-listing-events'
import { useWindow } from './use-window'

const TOUCH_ROW_PX = 52

export function FileList({ listing, actions, marks, renaming, entry }: ListingProps) {
  const t = useTranslations('files')
  const now = useNow()
  const grid = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const [density] = useDensity()
  const rowPx = useMedia('(pointer: coarse), (width < 48rem)') ? TOUCH_ROW_PX : ROW_PX[density]
  const { items, selection, active, folder } = listing
  const { rows, total, show, page } = useWindow({ scroller, count: items.length, rowPx, kept: active, initial: active })
  const { activeRef, focusActive } = useItemFocus()
  const { handlers, moveTo } = useListingEvents({ listing, actions, grid, columns: 1, page, show, focusActive })
  const drag = useDragSource(listing)
  // A finger that rests on something selects it.
  const movable = useMedia('(pointer: fine)')
  useEntry(entry, { items, focusActive, moveTo })
  return (
    <div
      ref={grid}
      role="grid"
      aria-label={t('list')}
      aria-rowcount={items.length + 1}
      aria-multiselectable
      tabIndex={-1}
      data-selecting={selection.ids.size > 0 || undefined}
      data-states={marks.stateOf !== undefined || undefined}
      className="files-list flex min-h-0 flex-1 flex-col outline-none"
      {...handlers}
      {...drag}
    >
      <ListHead withState={marks.stateOf !== undefined} />
      <div ref={scroller} role="presentation" className="files-scroller min-h-0 flex-1 overflow-y-auto [scrollbar-gutter:stable]">
        <div role="rowgroup" className="relative" style={{ height: total }}>
          {rows.map(index => {
            const node = items[index]
            if (!node) return null
            return (
              <FileRow
                key={node.id}
                node={node}
                drive={folder.drive}
                index={index}
                top={index * rowPx}
                height={rowPx}
                active={index === active}
                focusRef={index === active ? activeRef : undefined}
                selected={selection.ids.has(node.id)}
                state={marks.stateOf?.(node.id)}
                starred={marks.stars.has(node.id)}
                cut={marks.cut.has(node.id)}
                renaming={renaming.id === node.id ? renaming : undefined}
                movable={movable}
                now={now}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}
