/** How keys move through a list. Pure. */

/** The row that a key leads to, or `undefined` when the key is not for moving. `page`: rows that fit on the screen. */
export function rowAfterKey(key: string, row: number, count: number, page: number): number | undefined {
  const last = count - 1
  const at = (index: number) => Math.max(0, Math.min(last, index))
  switch (key) {
    case 'ArrowDown':
      return at(row + 1)
    case 'ArrowUp':
      return at(row - 1)
    case 'PageDown':
      return at(row + page)
    case 'PageUp':
      return at(row - page)
    case 'Home':
      return at(0)
    case 'End':
      return at(last)
    default:
      return undefined
  }
}

/**
 * The row whose name begins with what was typed. One letter typed again and again walks through the names that begin
 * with it; a longer text stays on a row that still fits.
 */
export function rowForTyped(names: readonly string[], typed: string, from: number): number | undefined {
  const letters = [...typed.toLocaleLowerCase()]
  const repeated = letters.every(letter => letter === letters[0])
  const wanted = repeated ? (letters[0] ?? '') : letters.join('')
  const start = repeated ? from + 1 : from
  for (let step = 0; step < names.length; step++) {
    const row = (start + step) % names.length
    if (names[row]?.toLocaleLowerCase().startsWith(wanted)) return row
  }
  return undefined
}
