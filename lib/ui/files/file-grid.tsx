// biome-ignore-all lint/a11y/useSemanticElements: tiles that come and go under a fixed scroll bar cannot be a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus walks by tiles
'use client'
/** A folder's content in pictures. Only the tiles in view exist, and only they ask for their pictures. */
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { useMedia } from '../shell/use-media'
import { GridTile } from './grid-tile'
import type { ListingProps } from './listing-props'
import { useColumns } from './use-columns'
import { useDragSource } from './use-drag-source'
import { useEntry } from './use-entry'
import { useItemFocus } from './use-item-focus'
import { useListingEvents } from './use-listing-events'
import { useWindow } from './use-window'

const TILE_PX = 176
const PADDING_PX = 12

export function FileGrid({ listing, actions, marks, renaming, entry }: ListingProps) {
  const t = useTranslations('files')
  const grid = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const { items, selection, active, folder } = listing
  const columns = useColumns(scroller)
  const activeRow = Math.floor(active / columns)
  const count = Math.ceil(items.length / columns)
  const { rows, total, show, page } = useWindow({ scroller, count, rowPx: TILE_PX, kept: activeRow, initial: activeRow })
  const { activeRef, focusActive } = useItemFocus()
  const showItem = (index: number) => show(Math.floor(index / columns))
  const { handlers, moveTo } = useListingEvents({ listing, actions, grid, columns, page, show: showItem, focusActive })
  const drag = useDragSource(listing)
  // A finger that rests on something selects it.
  const movable = useMedia('(pointer: fine)')
  useEntry(entry, { items, focusActive, moveTo })
  return (
    <div
      ref={grid}
      role="grid"
      aria-label={t('list')}
      aria-rowcount={count}
      aria-colcount={columns}
      aria-multiselectable
      tabIndex={-1}
      data-selecting={selection.ids.size > 0 || undefined}
      className="files-list flex min-h-0 flex-1 flex-col outline-none"
      {...handlers}
      {...drag}
    >
      <div ref={scroller} role="presentation" className="files-scroller min-h-0 flex-1 overflow-y-auto px-3 [scrollbar-gutter:stable]">
        <div role="rowgroup" className="relative" style={{ height: total + PADDING_PX }}>
          {rows.map(row => (
            <div
              key={row}
              role="row"
              aria-rowindex={row + 1}
              className="absolute inset-x-0 top-0 grid gap-2"
              style={{
                height: TILE_PX,
                transform: `translateY(${row * TILE_PX + PADDING_PX}px)`,
                gridTemplate: `minmax(0, 1fr) / repeat(${columns}, minmax(0, 1fr))`,
              }}
            >
              {items.slice(row * columns, (row + 1) * columns).map((node, column) => {
                const index = row * columns + column
                return (
                  <GridTile
                    key={node.id}
                    node={node}
                    drive={folder.drive}
                    index={index}
                    column={column}
                    active={index === active}
                    focusRef={index === active ? activeRef : undefined}
                    selected={selection.ids.has(node.id)}
                    state={marks.stateOf?.(node.id)}
                    starred={marks.stars.has(node.id)}
                    cut={marks.cut.has(node.id)}
                    renaming={renaming.id === node.id ? renaming : undefined}
                    movable={movable}
                  />
                )
              })}
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}
