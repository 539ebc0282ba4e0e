// biome-ignore-all lint/a11y/useSemanticElements: tiles that come and go under a fixed scroll bar cannot be a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus walks by tiles
'use client'
/** A folder's content in pictures. Only the tiles in view exist, and only they ask for their pictures. */
import { useRef } from 'react'
import { GridTile } from './grid-tile'
import type { ListingProps } from './listing-props'
import { useColumns } from './use-columns'
import { useListingFrame } from './use-listing-frame'

const TILE_PX = 176
const PADDING_PX = 12
const GAP_PX = 8

export function FileGrid(props: ListingProps) {
  const { items } = props.listing
  const scroller = useRef<HTMLDivElement>(null)
  const columns = useColumns(scroller)
  const { gridProps, itemProps, rows, rowCount, total } = useListingFrame(props, {
    scroller,
    columns,
    rowPx: TILE_PX,
    topPx: PADDING_PX,
    gapPx: GAP_PX,
  })
  return (
    <div role="grid" aria-rowcount={rowCount} aria-colcount={columns} {...gridProps}>
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
              {items.slice(row * columns, (row + 1) * columns).map((node, column) => (
                <GridTile key={node.id} {...itemProps(node, row * columns + column)} column={column} />
              ))}
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}
