'use client'
/** How many tiles stand side by side. */
import { type RefObject, useLayoutEffect, useState } from 'react'

const SMALLEST_PX = 148

export function useColumns(element: RefObject<HTMLElement | null>): number {
  const [columns, setColumns] = useState(4)
  useLayoutEffect(() => {
    const box = element.current
    if (!box) return
    const measure = () => setColumns(Math.max(2, Math.floor(box.clientWidth / SMALLEST_PX)))
    const sizes = new ResizeObserver(measure)
    sizes.observe(box)
    measure()
    return () => sizes.disconnect()
  }, [element])
  return columns
}
