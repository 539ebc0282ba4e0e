// biome-ignore-all lint/a11y/useSemanticElements: rows that come and go under a fixed scroll bar cannot be a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus walks by rows, not by cells
'use client'
/** One file or folder of the list. What is done with it is heard by the list as a whole. */
import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import type { ShownNode } from '../../browser/drive-api'
import { fileKind } from '../../core/file-kind'
import { Moment } from '../format/moment'
import { useFormat } from '../format/use-format'
import { CheckMark } from './check-mark'
import { itemAttributes } from './item-attributes'
import { ItemName } from './item-name'
import type { ItemProps } from './listing-props'
import { RowActions } from './row-actions'
import { RowPicture } from './row-picture'
import { SyncCell } from './sync-cell'

interface FileRowProps extends ItemProps {
  /** Pixels. */
  readonly top: number
  readonly height: number
  readonly now: number
}

export const FileRow = memo(function FileRow(props: FileRowProps) {
  const { node, drive, index, top, height, active, selected, state, starred, cut, renaming, now } = props
  const format = useFormat()
  return (
    <div
      {...itemAttributes(props)}
      role="row"
      aria-rowindex={index + 2}
      tabIndex={active ? 0 : -1}
      style={{ height, transform: `translateY(${top}px)` }}
      className={clsx(
        'files-columns files-item -outline-offset-2 group absolute inset-x-0 top-0 items-center border-line/60 border-b pe-2 ps-1 text-13',
        selected ? 'bg-accent-wash' : 'hover:bg-hover',
      )}
    >
      <div role="gridcell" className={clsx('flex min-w-0 items-center pe-4', (cut || node.pending) && 'opacity-55')}>
        <CheckMark selected={selected} />
        <RowPicture node={node} drive={drive} height={height} />
        <ItemName node={node} starred={starred} renaming={renaming} className="ms-2.5">
          <PhoneDetail node={node} now={now} />
        </ItemName>
      </div>
      {state !== undefined && <SyncCell state={state} />}
      <KindCell node={node} />
      <div role="gridcell" className="files-size tabular text-end text-ink-soft">
        {node.revision ? format.bytes(node.revision.size) : ''}
      </div>
      <div role="gridcell" className="files-modified tabular truncate ps-6 text-ink-soft">
        {node.revision && <Moment at={node.revision.mtime} now={now} />}
      </div>
      <RowActions node={node} drive={drive} />
    </div>
  )
})

function KindCell({ node }: { readonly node: ShownNode }) {
  const t = useTranslations('files.kind')
  return (
    <div role="gridcell" className="files-kind truncate text-ink-soft">
      {t(node.kind === 'folder' ? 'folder' : fileKind(node.name))}
    </div>
  )
}

function PhoneDetail({ node, now }: { readonly node: ShownNode; readonly now: number }) {
  const format = useFormat()
  if (!node.revision) return null
  return (
    <span className="files-small tabular text-12 text-ink-soft">
      {format.bytes(node.revision.size)} · <Moment at={node.revision.mtime} now={now} />
    </span>
  )
}
