/** Results as a table for people. */
import type { Result, Row } from './result'

const COLUMNS = ['who', 'time', 'ratio', 'p95', 'wire', 'requests', 'tab', 'server', 'cpu', 'note'] as const
type Cells = Record<(typeof COLUMNS)[number], string>

/** Ratios are against the bare platform, which is the second row. */
export function table(result: Result): string {
  const floor = result.rows[1]?.ms ?? Number.NaN
  const head: Cells = {
    ...{
      who: '',
      time: 'time',
      ratio: '× bare',
      p95: 'p95',
      wire: 'wire',
      requests: 'requests',
      tab: 'tab',
      server: 'server',
      cpu: 'cpu browsers + server',
      note: '',
    },
  }
  const rows = [head, ...result.rows.map(row => cellsOf(row, floor))]
  const used = COLUMNS.filter(column => result.rows.some((_, i) => rows[i + 1]?.[column] !== ''))
  const width = (column: (typeof COLUMNS)[number]) => Math.max(...rows.map(row => row[column].length))
  const lines = rows.map(row => used.map(column => pad(row[column], width(column), column)).join('  '))
  const targets = result.targets.map(({ what, met }) => `  ${met ? 'met   ' : 'MISSED'} ${what}`)
  return [`${result.id}  ${result.what}`, ...lines.map(line => `  ${line.trimEnd()}`), ...targets, ''].join('\n')
}

function pad(text: string, width: number, column: string): string {
  return column === 'who' || column === 'note' ? text.padEnd(width) : text.padStart(width)
}

function cellsOf(row: Row, floor: number): Cells {
  return {
    who: row.who,
    time: milliseconds(row.ms),
    ratio: (row.ms / floor).toFixed(2),
    p95: row.p95Ms === undefined ? '' : milliseconds(row.p95Ms),
    wire: bytes(row.wireBytes),
    requests: row.requests === undefined ? '' : String(row.requests),
    tab: bytes(row.tabBytes),
    server: bytes(row.serverBytes),
    cpu:
      row.browserCpu === undefined
        ? ''
        : [row.browserCpu, row.serverCpu].flatMap(cpu => (cpu === undefined ? [] : [`${cpu.toFixed(1)} s`])).join(' + '),
    note: row.note ?? '',
  }
}

export function milliseconds(ms: number): string {
  return ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(2)} s`
}

export function bytes(count: number | undefined): string {
  if (count === undefined) return ''
  if (count < 10_000) return `${count} B`
  return count < 1e6 ? `${(count / 1e3).toFixed(1)} kB` : `${(count / 1e6).toFixed(1)} MB`
}
