/** How keys move through a list or a grid. Pure. */
import { foldName } from '../../browser/mirror/fold-name'

/** `columns`: 1 for a list. `page`: rows that fit on the screen. */
export interface Extent {
  readonly count: number
  readonly columns: number
  readonly page: number
}

/** The item that a key leads to, or `undefined` when the key is not for moving. */
export function itemAfterKey(key: string, item: number, { count, columns, page }: Extent): number | undefined {
  const last = count - 1
  const at = (index: number) => Math.max(0, Math.min(last, index))
  /** Up and down stay in their column, and on an item. */
  const rows = (by: number) => {
    const next = item + by * columns
    if (next < 0) return by === -1 ? item : item % columns
    if (next <= last) return next
    return Math.floor(item / columns) === Math.floor(last / columns) ? item : last
  }
  switch (key) {
    case 'ArrowDown':
      return rows(1)
    case 'ArrowUp':
      return rows(-1)
    case 'ArrowRight':
      return columns > 1 ? at(item + 1) : undefined
    case 'ArrowLeft':
      return columns > 1 ? at(item - 1) : undefined
    case 'PageDown':
      return columns > 1 ? rows(page) : at(item + page)
    case 'PageUp':
      return columns > 1 ? rows(-page) : at(item - page)
    case 'Home':
      return at(0)
    case 'End':
      return at(last)
    default:
      return undefined
  }
}

/** The row of a list that a key leads to, or `undefined` when the key is not for moving. `page`: rows that fit on the screen. */
export function rowAfterKey(key: string, row: number, count: number, page: number): number | undefined {
  return itemAfterKey(key, row, { count, columns: 1, page })
}

/**
 * The item whose name begins with what was typed, whatever case or accents. One letter typed again and again walks
 * through the names that begin with it; a longer text stays on an item that still fits.
 */
export function itemForTyped(names: readonly { readonly name: string }[], typed: string, from: number): number | undefined {
  const letters = [...foldName(typed)]
  const repeated = letters.every(letter => letter === letters[0])
  const wanted = repeated ? (letters[0] ?? '') : letters.join('')
  const start = repeated ? from + 1 : from
  for (let step = 0; step < names.length; step++) {
    const index = (start + step) % names.length
    if (foldName(names[index]?.name ?? '').startsWith(wanted)) return index
  }
  return undefined
}
