// biome-ignore-all lint/a11y/useSemanticElements: rows that come and go under a fixed scroll bar cannot be a table element
'use client'
/** A folder's content as a long list: only the rows in view exist, but counts, keys and the scroll bar are of the whole. */
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ItemState } from '../../core/engine-api'
import type { DriveId, NodeId } from '../../core/ids'
import type { RemoteNode } from '../../core/protocol/messages'
import { useNow } from '../format/use-now'
import { useMedia } from '../shell/use-media'
import { FileRow } from './file-row'
import { ListHead } from './list-head'
import type { Sort, SortKey } from './sort-nodes'
import { useListFocus } from './use-list-focus'

const ROW_PX = 36
const TOUCH_ROW_PX = 52
const OVERSCAN = 12

interface FileListProps {
  readonly drive: DriveId
  readonly nodes: readonly RemoteNode[]
  readonly stateOf: ((id: NodeId) => ItemState) | undefined
  readonly sort: Sort
  readonly onSort: (key: SortKey) => void
  /** The row to begin with: the folder that was just left, when going up. */
  readonly initial: { readonly row: number; readonly focus: boolean }
  readonly onUp: () => void
}

export function FileList({ drive, nodes, stateOf, sort, onSort, initial, onUp }: FileListProps) {
  const t = useTranslations('files')
  const now = useNow()
  const scroller = useRef<HTMLDivElement>(null)
  const rowPx = useMedia('(pointer: coarse), (width < 48rem)') ? TOUCH_ROW_PX : ROW_PX
  const [row, setActive] = useState(initial.row)
  const active = Math.min(row, Math.max(0, nodes.length - 1))
  const virtual = useVirtualizer({
    count: nodes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    getItemKey: row => nodes[row]?.id ?? row,
    overscan: OVERSCAN,
    initialOffset: () => Math.max(0, (initial.row - 3) * rowPx),
    rangeExtractor: range => withRow(range, active),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows' height is read through a function that the list does not watch
  useEffect(() => virtual.measure(), [rowPx, virtual])

  const names = useMemo(() => nodes.map(node => node.name), [nodes])
  const show = useCallback((row: number) => virtual.scrollToIndex(row), [virtual])
  const page = () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowPx) - 1)
  const focus = useListFocus({ names, active, setActive, page, show })
  const { moveTo } = focus
  useEffect(() => {
    if (initial.focus) moveTo(initial.row)
  }, [initial, moveTo])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLElement && event.target.role !== 'row') return
    if (event.key === 'Enter') openRow(event.currentTarget, active)
    else if (event.key === 'Backspace' || (event.altKey && event.key === 'ArrowUp')) onUp()
    else return focus.onKeyDown(event)
    event.preventDefault()
  }

  return (
    <div
      role="grid"
      aria-label={t('list')}
      aria-rowcount={nodes.length + 1}
      aria-readonly
      onKeyDown={onKeyDown}
      data-states={stateOf !== undefined || undefined}
      className="flex min-h-0 flex-1 flex-col"
    >
      <ListHead sort={sort} onSort={onSort} withState={stateOf !== undefined} />
      <div ref={scroller} role="presentation" className="min-h-0 flex-1 overflow-y-auto [scrollbar-gutter:stable]">
        <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start, size }) => {
            const node = nodes[index]
            if (!node) return null
            const isActive = index === active
            return (
              <FileRow
                key={key}
                node={node}
                drive={drive}
                state={stateOf?.(node.id)}
                row={index}
                active={isActive}
                focusRef={isActive ? focus.activeRef : undefined}
                top={start}
                height={size}
                now={now}
                onActive={setActive}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

/** The row at hand exists even when it is scrolled away: Tab must find it. */
function withRow(range: Range, row: number): number[] {
  const rows = defaultRangeExtractor(range)
  if (row >= range.count || rows.includes(row)) return rows
  return [...rows, row].sort((a, b) => a - b)
}

function openRow(grid: EventTarget & Element, row: number): void {
  grid.querySelector<HTMLAnchorElement>(`[data-row="${row}"] [data-open]`)?.click()
}
