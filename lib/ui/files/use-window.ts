'use client'
/**
 * Which rows of a long list exist: those in view and some around them. All rows have one height, so that a hundred
 * thousand of them cost no more than a hundred.
 */
import { type RefObject, useCallback, useEffect, useEffectEvent, useLayoutEffect, useState } from 'react'
import { rowsInView, rowsToDraw } from './rows-in-view'

interface WindowOptions {
  readonly scroller: RefObject<HTMLElement | null>
  readonly count: number
  readonly rowPx: number
  /** Items in a row. */
  readonly columns: number
  /** The row to begin with. It exists even when it is scrolled away: Tab must find it. */
  readonly kept: number
}

export function useWindow({ scroller, count, columns, rowPx, kept }: WindowOptions) {
  const [view, setView] = useState(() => rowsInView(0, 0, rowPx))
  const begin = useEffectEvent(() => {
    if (scroller.current && kept > 0) scroller.current.scrollTop = Math.max(0, (kept - 3) * rowPx)
  })
  // Again when rows become other ones; while they stay, a click must not move what is under the pointer.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useLayoutEffect(() => begin(), [columns, rowPx])
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = () =>
      setView(before => {
        const now = rowsInView(element.scrollTop, element.clientHeight, rowPx)
        return now.first === before.first && now.last === before.last ? before : now
      })
    const sizes = new ResizeObserver(look)
    sizes.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    look()
    return () => {
      sizes.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [scroller, rowPx])
  const show = useCallback((row: number) => scrollToRow(scroller.current, row, rowPx), [scroller, rowPx])
  const page = useCallback(() => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowPx) - 1), [scroller, rowPx])
  return { rows: rowsToDraw(view, count, kept), total: count * rowPx, show, page }
}

function scrollToRow(element: HTMLElement | null, row: number, rowPx: number): void {
  if (!element) return
  const top = row * rowPx
  const { scrollTop, clientHeight } = element
  const padding = Number.parseFloat(getComputedStyle(element).scrollPaddingBottom) || 0
  if (top < scrollTop) element.scrollTop = top
  else if (top + rowPx > scrollTop + clientHeight - padding) element.scrollTop = top + rowPx - clientHeight + padding
}
