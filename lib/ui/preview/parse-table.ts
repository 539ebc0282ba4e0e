/** The first rows of a table of comma or tab separated values. Pure; the only one here that knows the parser. */
import Papa from 'papaparse'

export interface Table {
  readonly rows: readonly (readonly string[])[]
  /** Of the widest row, at most `MOST_COLUMNS`. */
  readonly columns: number
  /** There are more rows, more columns or more letters in a cell than are kept. */
  readonly cut: { readonly rows: boolean; readonly columns: boolean }
}

export const MOST_ROWS = 50_000
export const MOST_COLUMNS = 200
const MOST_LETTERS = 2000

/** `whole`: `false` when the text is the beginning of more; its last row may then be half and is left out. */
export function parseTable(text: string, whole: boolean): Table {
  const { data, meta } = Papa.parse<string[]>(text, { preview: MOST_ROWS + 1, skipEmptyLines: 'greedy' })
  const half = !whole && !meta.truncated
  const read = half ? data.slice(0, -1) : data
  const rows = read.slice(0, MOST_ROWS)
  const widest = rows.reduce((most, row) => Math.max(most, row.length), 0)
  return {
    rows: rows.map(row => row.slice(0, MOST_COLUMNS).map(shortened)),
    columns: Math.min(widest, MOST_COLUMNS),
    cut: { rows: half || read.length > rows.length, columns: widest > MOST_COLUMNS },
  }
}

function shortened(cell: string): string {
  return cell.length > MOST_LETTERS ? `${cell.slice(0, MOST_LETTERS)}…` : cell
}
