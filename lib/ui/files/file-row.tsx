// biome-ignore-all lint/a11y/useSemanticElements: rows that come and go under a fixed scroll bar cannot be a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus walks by rows, not by cells
'use client'
/** One file or folder of the list. */
import { clsx } from 'clsx'
import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo, type Ref } from 'react'
import type { ItemState } from '../../core/engine-api'
import type { DriveId } from '../../core/ids'
import type { RemoteNode } from '../../core/protocol/messages'
import { contentUrl } from '../api/drive'
import { Moment } from '../format/moment'
import { Name } from '../format/name'
import { useFormat } from '../format/use-format'
import { folderUrl } from '../shell/route'
import { itemView } from '../sync/item-view'
import { StatusMark } from '../sync/status-mark'
import { onFolderLink } from './go-to-folder'
import { KindIcon } from './kind-icon'

interface FileRowProps {
  readonly node: RemoteNode
  readonly drive: DriveId
  /** `undefined`: this device keeps no folder of this drive. */
  readonly state: ItemState | undefined
  readonly row: number
  readonly active: boolean
  readonly focusRef: Ref<HTMLDivElement> | undefined
  readonly top: number
  readonly height: number
  readonly now: number
  readonly onActive: (row: number) => void
}

export const FileRow = memo(function FileRow({ node, drive, state, row, active, focusRef, top, height, now, onActive }: FileRowProps) {
  const format = useFormat()
  return (
    <div
      ref={focusRef}
      role="row"
      aria-rowindex={row + 2}
      data-row={row}
      tabIndex={active ? 0 : -1}
      onFocus={() => onActive(row)}
      style={{ height, transform: `translateY(${top}px)` }}
      className="files-columns -outline-offset-2 group absolute inset-x-0 top-0 items-center border-line/60 border-b px-4 text-13 hover:bg-hover focus-visible:bg-accent-wash"
    >
      <div role="gridcell" className="flex min-w-0 items-center gap-2.5 pr-4">
        <KindIcon node={node} />
        <NodeLink node={node} drive={drive} now={now} />
      </div>
      {state !== undefined && <StateCell state={state} />}
      <div role="gridcell" className="tabular text-right text-ink-soft phone:hidden">
        {node.revision ? format.bytes(node.revision.size) : ''}
      </div>
      <div role="gridcell" className="tabular truncate pl-6 text-ink-soft phone:hidden">
        {node.revision && <Moment at={node.revision.mtime} now={now} />}
      </div>
      <div role="gridcell" className="flex justify-end">
        {node.kind === 'file' && <DownloadLink node={node} drive={drive} />}
      </div>
    </div>
  )
})

interface NodeProps {
  readonly node: RemoteNode
  readonly drive: DriveId
}

function NodeLink({ node, drive, now }: NodeProps & { readonly now: number }) {
  const look = 'min-w-0 flex-1 rounded-sm py-1 hover:underline hover:underline-offset-2'
  if (node.kind === 'folder')
    return (
      <a data-open href={folderUrl(node.id)} onClick={onFolderLink(node.id)} tabIndex={-1} className={look}>
        <Name text={node.name} className="font-medium" />
      </a>
    )
  return (
    <a data-open href={contentUrl(drive, node.id)} download={node.name} tabIndex={-1} className={look}>
      <Name text={node.name} />
      <PhoneDetail node={node} now={now} />
    </a>
  )
}

function PhoneDetail({ node, now }: { readonly node: RemoteNode; readonly now: number }) {
  const format = useFormat()
  if (!node.revision) return null
  return (
    <span className="tabular hidden text-12 text-ink-soft phone:block">
      {format.bytes(node.revision.size)} · <Moment at={node.revision.mtime} now={now} />
    </span>
  )
}

function StateCell({ state }: { readonly state: ItemState }) {
  const t = useTranslations('item')
  const { figure, tone } = itemView(state)
  return (
    <div role="gridcell" title={t(state)} className="flex min-w-0 items-center gap-2">
      <StatusMark
        figure={figure}
        tone={tone}
        size={state === 'in-step' ? 14 : 16}
        still
        className={state === 'in-step' ? 'mx-px opacity-75' : ''}
      />
      <span className={clsx('truncate text-12 text-ink-soft', state === 'in-step' ? 'sr-only' : 'max-lg:sr-only')}>{t(state)}</span>
    </div>
  )
}

function DownloadLink({ node, drive }: NodeProps) {
  const t = useTranslations('files')
  return (
    <a
      href={contentUrl(drive, node.id)}
      download={node.name}
      tabIndex={-1}
      title={t('download')}
      aria-label={t('downloadOf', { name: node.name })}
      className="flex size-7 items-center justify-center rounded-sm text-ink-faint opacity-0 hover:bg-press hover:text-ink group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:size-10 pointer-coarse:opacity-100"
    >
      <Download size={16} aria-hidden />
    </a>
  )
}
