// biome-ignore-all lint/a11y/useSemanticElements: rows that come and go under a fixed scroll bar cannot be a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus walks by rows, not by cells
'use client'
/** One file or folder of the list. What is done with it is heard by the list as a whole. */
import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import type { ShownNode } from '../../browser/drive-api'
import { unreachable } from '../../core/assert'
import { fileKind } from '../../core/file-kind'
import { Moment } from '../format/moment'
import { useFormat } from '../format/use-format'
import { CheckMark } from './check-mark'
import { itemAttributes } from './item-attributes'
import { ItemName } from './item-name'
import type { ListColumn } from './list-columns'
import type { ItemProps } from './listing-props'
import { RowActions } from './row-actions'
import { RowPicture } from './row-picture'
import { SyncCell } from './sync-cell'

interface FileRowProps extends ItemProps {
  readonly columns: readonly ListColumn[]
  /** Pixels. */
  readonly top: number
  readonly height: number
  readonly now: number
  /** Size and time stand below the name. */
  readonly twoLines: boolean
}

export const FileRow = memo(function FileRow(props: FileRowProps) {
  const { node, drive, index, top, height, active, selected, state, starred, cut, renaming, columns, now, twoLines } = props
  return (
    <div
      {...itemAttributes(props)}
      role="row"
      aria-rowindex={index + 2}
      tabIndex={active ? 0 : -1}
      style={{ top, height }}
      className={clsx(
        'files-columns files-item -outline-offset-2 group absolute inset-x-0 items-center border-line/60 border-b pe-2 ps-1 text-13',
        selected ? 'bg-accent-wash' : 'hover:bg-hover',
      )}
    >
      <div role="gridcell" className={clsx('flex min-w-0 items-center pe-4', (cut || node.pending) && 'opacity-55')}>
        <CheckMark selected={selected} />
        <RowPicture node={node} drive={drive} height={height} />
        <ItemName node={node} starred={starred} renaming={renaming} className="ms-2.5">
          {twoLines && <SizeAndTime node={node} now={now} />}
        </ItemName>
      </div>
      {state !== undefined && <SyncCell state={state} />}
      {columns.map(column => (
        <Cell key={column} column={column} node={node} now={now} />
      ))}
      <RowActions node={node} drive={drive} />
    </div>
  )
})

interface CellProps {
  readonly column: ListColumn
  readonly node: ShownNode
  readonly now: number
}

function Cell({ column, node, now }: CellProps) {
  const t = useTranslations('files.kind')
  const format = useFormat()
  const { revision } = node
  switch (column) {
    case 'kind':
      return (
        <div role="gridcell" className="files-kind truncate text-ink-soft">
          {t(node.kind === 'folder' ? 'folder' : fileKind(node.name))}
        </div>
      )
    case 'author':
      return (
        <div role="gridcell" dir="auto" title={revision?.author} className="files-author truncate pe-2 text-ink-soft">
          {revision?.author}
        </div>
      )
    case 'size':
      return (
        <div role="gridcell" className="files-size tabular text-end text-ink-soft">
          {revision && format.bytes(revision.size)}
        </div>
      )
    case 'modified':
      return (
        <div role="gridcell" className="files-modified tabular truncate ps-6 text-ink-soft">
          {revision && <Moment at={revision.mtime} now={now} />}
        </div>
      )
    default:
      return unreachable(column)
  }
}

function SizeAndTime({ node, now }: { readonly node: ShownNode; readonly now: number }) {
  const format = useFormat()
  if (!node.revision) return null
  return (
    <span className="tabular block truncate text-12 text-ink-soft">
      {format.bytes(node.revision.size)} · <Moment at={node.revision.mtime} now={now} />
    </span>
  )
}
