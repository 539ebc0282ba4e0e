// biome-ignore-all lint/a11y/useSemanticElements: rows that come and go under a fixed scroll bar cannot be a table element
'use client'
/** A folder's content as a long list: only the rows in view exist, but counts, keys and the scroll bar are of the whole. */
import { type CSSProperties, useRef } from 'react'
import { useNow } from '../format/use-now'
import { ROW_PX } from '../theme/density'
import { useDensity } from '../theme/use-density'
import { FileRow } from './file-row'
import { useFilesView } from './files-view'
import { columnTracks } from './list-columns'
import { ListHead } from './list-head'
import type { ListingProps } from './listing-props'
import { useListingFrame } from './use-listing-frame'
import { useTwoLines } from './use-two-lines'

const TWO_LINES_PX = 52

export function FileList(props: ListingProps) {
  const { items } = props.listing
  const now = useNow()
  const scroller = useRef<HTMLDivElement>(null)
  const [density] = useDensity()
  const twoLines = useTwoLines(scroller)
  const rowPx = twoLines ? TWO_LINES_PX : ROW_PX[density]
  const { gridProps, itemProps, rows, rowCount, total } = useListingFrame(props, { scroller, columns: 1, rowPx })
  const withState = props.marks.stateOf !== undefined
  const { columns } = useFilesView()
  return (
    <div
      role="grid"
      aria-rowcount={rowCount + 1}
      data-states={withState || undefined}
      style={columnTracks(columns) as CSSProperties}
      {...gridProps}
    >
      <ListHead withState={withState} columns={columns} />
      <div ref={scroller} role="presentation" className="files-scroller min-h-0 flex-1 overflow-y-auto [scrollbar-gutter:stable]">
        <div role="rowgroup" className="relative" style={{ height: total }}>
          {rows.map(index => {
            const node = items[index]
            const place = { columns, twoLines, top: index * rowPx, height: rowPx, now }
            return node && <FileRow key={node.id} {...itemProps(node, index)} {...place} />
          })}
        </div>
      </div>
    </div>
  )
}
