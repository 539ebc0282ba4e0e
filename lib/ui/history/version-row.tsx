'use client'
/** One content of a file: when, by whom, how large, and what can be done with it. */
import { Download, Eye, History, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { DriveId } from '../../core/ids'
import type { PastRevision } from '../../core/protocol/history'
import type { RemoteNode } from '../../core/protocol/messages'
import { revisionUrl } from '../api/past'
import { Moment } from '../format/moment'
import { useFormat } from '../format/use-format'
import { MenuItem } from '../kit/menu'
import { RowMenu } from '../kit/row-menu'
import { Author } from '../placed/placed-list'

interface VersionRowProps {
  readonly drive: DriveId
  readonly node: RemoteNode
  readonly revision: PastRevision
  readonly now: number
  readonly onOpen: () => void
  /** `undefined`: it is the newest, or nothing can be changed now. */
  readonly onRestore: (() => void) | undefined
  /** `undefined`: it is the newest, or not theirs to remove. */
  readonly onRemove: (() => void) | undefined
}

const FACE = '-outline-offset-2 block min-h-13 min-w-0 flex-1 rounded-md px-2 py-2 text-start hover:bg-hover'

export function VersionRow({ drive, node, revision, now, onOpen, onRestore, onRemove }: VersionRowProps) {
  const t = useTranslations('history')
  const download = () => window.location.assign(revisionUrl(drive, node.id, revision.id))
  return (
    <li className="flex items-center gap-1 py-0.5">
      <button type="button" data-row onClick={onOpen} className={FACE}>
        <Face revision={revision} now={now} />
      </button>
      <RowMenu label={t('actions')}>
        <MenuItem onClick={onOpen}>
          <Eye size={16} aria-hidden />
          {t('open')}
        </MenuItem>
        <MenuItem onClick={download}>
          <Download size={16} aria-hidden />
          {t('download')}
        </MenuItem>
        {onRestore && (
          <MenuItem onClick={onRestore}>
            <History size={16} aria-hidden />
            {t('restore')}
          </MenuItem>
        )}
        {onRemove && (
          <MenuItem onClick={onRemove}>
            <Trash2 size={16} aria-hidden />
            {t('remove')}
          </MenuItem>
        )}
      </RowMenu>
    </li>
  )
}

function Face({ revision, now }: { readonly revision: PastRevision; readonly now: number }) {
  const t = useTranslations('history')
  const format = useFormat()
  return (
    <>
      <span className="flex items-center gap-2 font-medium text-13">
        <Moment at={revision.at} now={now} />
        {revision.current && (
          <span className="rounded-full bg-accent-wash px-2 font-medium text-12 text-accent-strong leading-5">{t('current')}</span>
        )}
      </span>
      <span className="tabular block truncate text-12 text-ink-soft">
        <Author author={revision.author} device={revision.device} /> · {format.bytes(revision.size)}
      </span>
    </>
  )
}
