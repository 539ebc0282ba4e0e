'use client'
/** The files on their way, those first that want a look. Only the rows in view are drawn, whatever their number. */
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { useTranslations } from 'next-intl'
import { useCallback, useMemo, useRef, useState } from 'react'
import { Scroller } from '../kit/scroller'
import { type SentBy, type SentItem, UploadRow } from './upload-row'
import { inOrder } from './upload-view'

/** Until a row is measured: some have more to say than others. */
const ROW_PX = 52
const OVERSCAN = 5

interface UploadListProps {
  readonly uploads: SentBy
  readonly items: readonly SentItem[]
}

export function UploadList(props: UploadListProps) {
  return props.items.length === 0 ? null : <Rows {...props} />
}

function Rows({ uploads, items }: UploadListProps) {
  const t = useTranslations('uploads')
  const ordered = useMemo(() => inOrder(items), [items])
  const scroller = useRef<HTMLElement>(null)
  const [focused, setFocused] = useState<string>()
  const focusedAt = focused === undefined ? -1 : ordered.findIndex(({ id }) => id === focused)
  const virtual = useVirtualizer({
    count: ordered.length,
    getScrollElement: () => scroller.current,
    getItemKey: useCallback((index: number) => ordered[index]?.id ?? index, [ordered]),
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    // Whoever stands in a row keeps it, wherever its state has taken it.
    rangeExtractor: useCallback((range: Range) => withIndex(defaultRangeExtractor(range), focusedAt), [focusedAt]),
  })
  return (
    <Scroller ref={scroller} label={t('list')} className="min-h-0 border-line border-t">
      <ul className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ key, index, start }) => {
          const item = ordered[index]
          return (
            item && (
              <li
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                aria-posinset={index + 1}
                aria-setsize={ordered.length}
                onFocus={() => setFocused(item.id)}
                onBlur={() => setFocused(undefined)}
                style={{ transform: `translateY(${start}px)` }}
                className="absolute inset-x-0 top-0"
              >
                <UploadRow item={item} uploads={uploads} />
              </li>
            )
          )
        })}
      </ul>
    </Scroller>
  )
}

function withIndex(shown: readonly number[], index: number): number[] {
  return index < 0 || shown.includes(index) ? [...shown] : [...shown, index].sort((a, b) => a - b)
}
