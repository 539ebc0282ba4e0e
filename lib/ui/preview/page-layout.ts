/** Where the pages of a document lie below each other. Pure; lengths are CSS pixels unless said. */
import type { Size } from './zoom'

export const PAGE_GAP = 16

export interface PageLayout {
  /** Where each page begins. */
  readonly tops: readonly number[]
  readonly height: number
  readonly width: number
}

/** `sizeOf`: of a page, counted from 0, before it is scaled. */
export function layOutPages(count: number, sizeOf: (page: number) => Size, scale: number): PageLayout {
  const tops: number[] = []
  let height = PAGE_GAP
  let width = 0
  for (let page = 0; page < count; page++) {
    const size = sizeOf(page)
    tops.push(height)
    height += Math.floor(size.height * scale) + PAGE_GAP
    width = Math.max(width, Math.floor(size.width * scale))
  }
  return { tops, height, width }
}

/** The page at a place, from 0: the last that begins at or above it. */
export function pageAt({ tops }: PageLayout, offset: number): number {
  let [low, high] = [0, tops.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((tops[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return Math.max(0, low)
}

/** Where to scroll so that what was in the middle of the window of `room` stays there, when one layout follows another. */
export function keptOffset(before: PageLayout, after: PageLayout, offset: number, room: number): number {
  const middle = offset + room / 2
  const page = pageAt(before, middle)
  const [oldTop, newTop] = [before.tops[page] ?? 0, after.tops[page] ?? 0]
  const [oldLength, newLength] = [lengthOf(before, page), lengthOf(after, page)]
  return offset === 0 ? 0 : newTop + ((middle - oldTop) / oldLength) * newLength - room / 2
}

function lengthOf({ tops, height }: PageLayout, page: number): number {
  return (tops[page + 1] ?? height) - (tops[page] ?? 0)
}
