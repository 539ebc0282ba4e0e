// biome-ignore-all lint/a11y/useSemanticElements: rows that come and go under a fixed scroll bar cannot be a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: a table to read; the part that scrolls takes the focus
'use client'
/** A table of comma or tab separated values. Only the rows in view exist. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useTranslations } from 'next-intl'
import { memo, useMemo, useRef } from 'react'
import type { FileBytes } from './file-bytes'
import { useFileQuery } from './file-queries'
import type { Table } from './parse-table'
import { NoPreview, PreviewFailed } from './preview-card'
import { PreviewBar, PreviewLoading } from './preview-parts'
import { readTable } from './read-table'

const ROW_PX = 32
const OVERSCAN = 10
const MEASURED_ROWS = 100
const [NARROWEST, WIDEST] = [5, 44]

export function TablePreview({ bytes }: { readonly bytes: FileBytes }) {
  const table = useFileQuery(bytes, 'table', signal => readTable(bytes, signal))
  if (table.data)
    return table.data.rows.length > 0 ? <Loaded name={bytes.name} table={table.data} /> : <NoPreview bytes={bytes} why="empty" />
  if (table.data === null) return <NoPreview bytes={bytes} why="binary" />
  return table.error ? <PreviewFailed error={table.error} bytes={bytes} retry={() => void table.refetch()} /> : <PreviewLoading />
}

function Loaded({ name, table }: { readonly name: string; readonly table: Table }) {
  const t = useTranslations('viewer')
  const { rows, columns, cut } = table
  return (
    <>
      <PreviewBar
        label={t('tools')}
        facts={
          <>
            <span>{t('table.rows', { count: rows.length })}</span>
            <span>{t('table.columns', { count: columns })}</span>
            {cut.rows && <span className="text-warn">{t('table.moreRows')}</span>}
            {cut.columns && <span className="text-warn">{t('table.moreColumns')}</span>}
          </>
        }
      />
      <Rows name={name} table={table} />
    </>
  )
}

function Rows({ name, table: { rows, columns } }: { readonly name: string; readonly table: Table }) {
  const scroller = useRef<HTMLDivElement>(null)
  const template = useMemo(() => columnTemplate(rows, columns), [rows, columns])
  const virtual = useVirtualizer({
    count: rows.length - 1,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
  })
  return (
    <div
      ref={scroller}
      role="table"
      aria-label={name}
      aria-rowcount={rows.length}
      aria-colcount={columns}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: so that keys scroll it
      tabIndex={0}
      data-own-arrows
      className="tabular -outline-offset-2 min-h-0 flex-1 overflow-auto bg-canvas text-13"
    >
      <div role="rowgroup" className="sticky top-0 z-10 w-max min-w-full border-line-strong border-b bg-sunken font-medium">
        <Row cells={rows[0] ?? []} columns={columns} index={0} template={template} head />
      </div>
      <div role="rowgroup" className="relative w-max min-w-full" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <div key={index} role="presentation" className="absolute inset-x-0 top-0" style={{ transform: `translateY(${start}px)` }}>
            <Row cells={rows[index + 1] ?? []} columns={columns} index={index + 1} template={template} />
          </div>
        ))}
        {/* What is out of view has no width; the columns have. */}
        <div aria-hidden style={{ gridTemplateColumns: template }} className="invisible grid h-0" />
      </div>
    </div>
  )
}

interface RowProps {
  readonly cells: readonly string[]
  readonly columns: number
  readonly index: number
  readonly template: string
  readonly head?: boolean
}

const Row = memo(function Row({ cells, columns, index, template, head = false }: RowProps) {
  return (
    <div
      role="row"
      aria-rowindex={index + 1}
      style={{ gridTemplateColumns: template, height: ROW_PX }}
      className="grid w-max min-w-full border-line border-b"
    >
      <span
        role="rowheader"
        className="sticky inset-s-0 truncate border-line border-e bg-sunken px-2 text-end text-12 text-ink-faint leading-8"
      >
        {index + 1}
      </span>
      {Array.from({ length: columns }, (_, column) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a column has nothing but its place
          key={column}
          role={head ? 'columnheader' : 'cell'}
          dir="auto"
          title={(cells[column]?.length ?? 0) > NARROWEST ? cells[column] : undefined}
          className="truncate border-line/60 border-e px-2.5 leading-8"
        >
          {cells[column]}
        </span>
      ))}
    </div>
  )
})

/** Each column is as wide as its first rows ask for, within reason. */
function columnTemplate(rows: Table['rows'], columns: number): string {
  const widths = Array.from({ length: columns }, (_, column) =>
    rows.slice(0, MEASURED_ROWS).reduce((most, row) => Math.max(most, widthOf(row[column] ?? '')), NARROWEST),
  )
  return `4.5rem ${widths.map(width => `calc(${Math.min(WIDEST, width)}ch + 1.5rem)`).join(' ')}`
}

/** In widths of a digit: a Chinese character takes two. */
function widthOf(text: string): number {
  let width = 0
  for (let at = 0; at < Math.min(text.length, WIDEST); at++) width += text.charCodeAt(at) > 0x2e7f ? 1.9 : 1.05
  return Math.ceil(width)
}
