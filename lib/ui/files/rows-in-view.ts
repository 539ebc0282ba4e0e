/** Which rows of one height are to be seen, and which are drawn for that. Pure. */

export interface RowRange {
  readonly first: number
  /** Exclusive. */
  readonly last: number
}

/** The range moves in steps, so that not every scrolled row draws anew. */
const STEP_ROWS = 4
const AROUND_ROWS = 8

/** Lengths in pixels. Before anything is measured, enough for a screen. */
export function rowsInView(scrollTop: number, height: number, rowPx: number): RowRange {
  const first = Math.floor(scrollTop / rowPx / STEP_ROWS) * STEP_ROWS - AROUND_ROWS
  const last = Math.ceil((scrollTop + (height || 800)) / rowPx / STEP_ROWS) * STEP_ROWS + AROUND_ROWS
  return { first: Math.max(0, first), last }
}

/** In order; `kept` is among them wherever it is. */
export function rowsToDraw({ first, last }: RowRange, count: number, kept: number): readonly number[] {
  const end = Math.min(last, count)
  const rows = Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index)
  if (kept < 0 || kept >= count || (kept >= first && kept < end)) return rows
  return kept < first ? [kept, ...rows] : [...rows, kept]
}
