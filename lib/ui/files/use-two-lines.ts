'use client'
/** Whether a file list says size and time below the name, and its rows are high enough for both: as `files-short` in files.css. */
import { type RefObject, useLayoutEffect, useState } from 'react'
import { useMedia } from '../shell/use-media'

const SHORT_REM = 38

/** `list`: as wide as the list. */
export function useTwoLines(list: RefObject<HTMLElement | null>): boolean {
  const coarse = useMedia('(pointer: coarse)')
  const [short, setShort] = useState(false)
  useLayoutEffect(() => {
    const element = list.current
    if (!element) return
    const measure = () => setShort(element.offsetWidth < SHORT_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize))
    measure()
    const sizes = new ResizeObserver(measure)
    sizes.observe(element)
    return () => sizes.disconnect()
  }, [list])
  return coarse || short
}
