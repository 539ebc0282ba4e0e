'use client'
/** One file on its way. */
import { CircleAlert, CircleCheck, CirclePause, CircleSlash, Pause, Play, RotateCcw, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo, type ReactNode } from 'react'
import type { DriveUploads, UploadItem } from '../../browser/drive-api'
import type { VisitUploadItem } from '../../browser/visit-uploads/visit-uploads-api'
import { unreachable } from '../../core/assert'
import { fileKind } from '../../core/file-kind'
import { KindIcon, KindPicture } from '../files/kind-icon'
import { Name } from '../format/name'
import { useFormat } from '../format/use-format'
import { IconButton } from '../kit/icon-button'
import { Progress } from '../kit/progress'

/** To a drive, or to a shared link. */
export type SentItem = UploadItem | VisitUploadItem
/** What can be done about it. */
export type SentBy = Pick<DriveUploads, 'retry' | 'pause' | 'resume' | 'cancel'>

interface UploadRowProps {
  readonly item: SentItem
  readonly uploads: SentBy
}

export const UploadRow = memo(function UploadRow({ item, uploads }: UploadRowProps) {
  const t = useTranslations('uploads')
  const { name, folders, size, sent, state } = item
  return (
    <div className="flex min-h-13 items-center gap-2.5 border-line/60 border-b px-4 py-1.5">
      <StateIcon item={item} />
      <div className="min-w-0 flex-1">
        <div className="text-13">
          <Name text={name} />
        </div>
        {state.kind === 'sending' && size > 0 ? (
          <div className="py-1.5">
            <Progress value={sent / size} label={t('of', { name })} text={t('percent', { percent: Math.round((sent / size) * 100) })} />
          </div>
        ) : (
          <Detail item={item} folder={folders.join(' / ')} />
        )}
      </div>
      <Actions item={item} uploads={uploads} />
    </div>
  )
})

function Detail({ item: { state, size }, folder }: { readonly item: SentItem; readonly folder: string }) {
  const t = useTranslations('uploads')
  const name = useTranslations('files.name')
  const format = useFormat()
  if (state.kind === 'failed')
    return (
      <p className="text-12 text-bad">
        {t(`why.${state.why.kind}`)}
        {state.why.kind === 'bad-name' && state.why.why !== 'too-deep' && ` ${name(`problem.${state.why.why}`)}`}
      </p>
    )
  const said = state.kind === 'done' && 'same' in state && state.same ? 'same' : state.kind
  const parts = [t(`state.${said}`), format.bytes(size), folder]
  return <p className="tabular truncate text-12 text-ink-soft">{parts.filter(part => part !== '').join(' · ')}</p>
}

function StateIcon({ item }: { readonly item: SentItem }): ReactNode {
  const { name, state } = item
  switch (state.kind) {
    case 'done':
      return <CircleCheck size={16} aria-hidden className="shrink-0 text-ok" />
    case 'failed':
      return <CircleAlert size={16} aria-hidden className="shrink-0 text-bad" />
    case 'skipped':
      return <CircleSlash size={16} aria-hidden className="shrink-0 text-ink-faint" />
    case 'paused':
      return <CirclePause size={16} aria-hidden className="shrink-0 text-ink-faint" />
    case 'queued':
    case 'sending':
    case 'asking':
      return 'kind' in item ? <KindIcon node={item} /> : <KindPicture kind={fileKind(name)} />
    default:
      return unreachable(state)
  }
}

function Actions({ item: { id, name, state }, uploads }: UploadRowProps) {
  const t = useTranslations('uploads')
  const { kind } = state
  if (kind === 'done' || kind === 'skipped') return null
  return (
    <span className="-me-2 flex shrink-0">
      {kind === 'failed' && (
        <IconButton label={t('retry', { name })} onClick={() => uploads.retry(id)}>
          <RotateCcw size={16} aria-hidden />
        </IconButton>
      )}
      {kind === 'paused' && (
        <IconButton label={t('resume', { name })} onClick={() => uploads.resume(id)}>
          <Play size={16} aria-hidden />
        </IconButton>
      )}
      {(kind === 'queued' || kind === 'sending') && (
        <IconButton label={t('pause', { name })} onClick={() => uploads.pause(id)}>
          <Pause size={16} aria-hidden />
        </IconButton>
      )}
      <IconButton label={t('cancel', { name })} onClick={() => uploads.cancel(id)}>
        <X size={16} aria-hidden />
      </IconButton>
    </span>
  )
}
