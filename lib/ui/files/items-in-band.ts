/** Which items a rectangle that was drawn over a list or grid touches. Lengths in pixels, from the top left of the content. Pure. */

export interface Band {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** How the items lie. */
export interface Lattice {
  readonly count: number
  readonly columns: number
  readonly rowPx: number
  /** Of the content. */
  readonly width: number
  /** Above the first row. */
  readonly topPx: number
  /** Between two columns, and at the foot of each row. */
  readonly gapPx: number
}

/** Indices in order. */
export function itemsInBand(band: Band, { count, columns, rowPx, width, topPx, gapPx }: Lattice): readonly number[] {
  const columnPx = (width + gapPx) / columns
  const [firstRow, lastRow] = touched(band.top - topPx, band.bottom - topPx, rowPx, gapPx)
  const [firstColumn, lastColumn] = touched(band.left, band.right, columnPx, gapPx)
  const found: number[] = []
  for (let row = Math.max(0, firstRow); row <= lastRow && row * columns < count; row++)
    for (let column = Math.max(0, firstColumn); column <= Math.min(lastColumn, columns - 1); column++)
      if (row * columns + column < count) found.push(row * columns + column)
  return found
}

/** The first and the last of equal pieces, each with a gap at its end, that `from` to `to` touches; the first is the later one when there is none. */
function touched(from: number, to: number, step: number, gap: number): readonly [number, number] {
  const piece = Math.floor(from / step)
  const inGap = from - piece * step >= step - gap && gap > 0
  return [inGap ? piece + 1 : piece, Math.floor(to / step)]
}

/** From where the pointer went down to where it is, whichever is further left or up. */
export function bandBetween(a: { readonly x: number; readonly y: number }, b: { readonly x: number; readonly y: number }): Band {
  return { left: Math.min(a.x, b.x), top: Math.min(a.y, b.y), right: Math.max(a.x, b.x), bottom: Math.max(a.y, b.y) }
}

const EDGE_PX = 32
const MOST_PX = 24

/** How far to scroll with each picture while the pointer is at `y`: faster the nearer to the edge, and beyond it. */
export function edgeScroll(y: number, top: number, bottom: number): number {
  const above = Math.max(0, top + EDGE_PX - y)
  const below = Math.max(0, y - (bottom - EDGE_PX))
  const far = above > 0 ? -above : below
  return Math.max(-MOST_PX, Math.min(MOST_PX, Math.round(far / 2)))
}
