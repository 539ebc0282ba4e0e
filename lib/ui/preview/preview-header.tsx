'use client'
/** The name of the shown file, when and how large it is, and what can be done with it. */
import { Dialog } from '@base-ui/react/dialog'
import { Download, Pencil, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Moment } from '../format/moment'
import { Name } from '../format/name'
import { useFormat } from '../format/use-format'
import { useNow } from '../format/use-now'
import { buttonLook } from '../kit/button'
import { IconButton } from '../kit/icon-button'
import { Tooltip } from '../kit/tooltip'
import { canEdit } from './can-edit'
import type { FileBytes } from './file-bytes'
import { SmallKindIcon } from './kind-picture'
import type { ShownRevision } from './preview-window'

interface PreviewHeaderProps {
  readonly name: string
  /** `undefined`: it is gone. */
  readonly file: FileBytes | undefined
  readonly revision: ShownRevision | undefined
  /** Not its newest state. */
  readonly older: boolean
  /** `undefined`: it may not be edited now. */
  readonly onEdit: (() => void) | undefined
  readonly onClose: () => void
  readonly children: ReactNode
}

export function PreviewHeader({ name, file, revision, older, onEdit, onClose, children }: PreviewHeaderProps) {
  const t = useTranslations('viewer')
  const common = useTranslations('common')
  return (
    <header className="flex min-h-13 shrink-0 items-center gap-2.5 border-line border-b bg-float px-4 py-1.5 phone:px-3">
      <SmallKindIcon name={name} />
      <div className="min-w-0 flex-1">
        <Dialog.Title className="min-w-0 font-medium text-14">
          <Name text={name} />
        </Dialog.Title>
        {revision && <Facts revision={revision} older={older} />}
      </div>
      {children}
      {file && onEdit && canEdit(file) && (
        <IconButton label={t('edit')} onClick={onEdit}>
          <Pencil size={16} aria-hidden />
        </IconButton>
      )}
      {file?.downloadUrl !== undefined && <DownloadLink file={file} />}
      <IconButton label={common('close')} onClick={onClose}>
        <X size={16} aria-hidden />
      </IconButton>
    </header>
  )
}

function Facts({ revision, older }: Pick<PreviewHeaderProps, 'older'> & { readonly revision: ShownRevision }) {
  const t = useTranslations('viewer')
  const format = useFormat()
  const now = useNow()
  return (
    <p className="tabular truncate text-12 text-ink-soft">
      {older && <span className="font-medium text-warn">{t('older')} · </span>}
      {format.bytes(revision.size)} · <Moment at={revision.mtime} now={now} />
    </p>
  )
}

function DownloadLink({ file }: { readonly file: FileBytes }) {
  const t = useTranslations('viewer')
  return (
    <Tooltip text={t('download')}>
      <a href={file.downloadUrl} download={file.name} aria-label={t('download')} className={buttonLook('ghost', 'icon')}>
        <Download size={16} aria-hidden />
      </a>
    </Tooltip>
  )
}
