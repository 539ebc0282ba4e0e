'use client'
/** In place of a preview that there is none of, or none of now: why, what is safe, the way on. */
import { CircleAlert, CircleSlash, CloudOff, Download, FileX, Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { extensionOf } from '../../core/file-kind'
import { RemoteFault } from '../../core/ports'
import { useFormat } from '../format/use-format'
import { Button, buttonLook } from '../kit/button'
import { Notice } from '../kit/notice'
import type { FileBytes } from './file-bytes'
import { KindPicture } from './kind-picture'
import type { PictureFormat } from './picture-format'

/** `none`: nothing here shows this kind. The others: this one cannot be shown, though its kind can. */
export type NoPreviewWhy = PictureFormat | 'none' | 'picture' | 'media' | 'pdf' | 'binary' | 'zip' | 'empty'

interface NoPreviewProps {
  readonly bytes: FileBytes
  readonly why: NoPreviewWhy
  readonly action?: ReactNode
}

export function NoPreview({ bytes, why, action }: NoPreviewProps) {
  const t = useTranslations('viewer.none')
  const format = useFormat()
  const extension = extensionOf(bytes.name).toUpperCase()
  return (
    <Notice
      icon={<KindPicture name={bytes.name} />}
      title={t(`${why}.title`)}
      action={
        <>
          {action}
          {why !== 'empty' && <DownloadButton bytes={bytes} />}
        </>
      }
    >
      <p>{why !== 'empty' && bytes.downloadUrl === undefined ? t('lookOnly') : t(`${why}.text`)}</p>
      {why !== 'empty' && (
        <p className="tabular mt-1 text-13 text-ink-faint">
          {extension !== '' && `${extension} · `}
          {format.bytes(bytes.size)}
        </p>
      )}
    </Notice>
  )
}

const FAULTS = { offline: CloudOff, gone: FileX, forbidden: Lock, exhausted: CircleSlash, failed: CircleAlert } as const

interface PreviewFailedProps {
  readonly error: unknown
  readonly retry: () => void
  readonly bytes: FileBytes
}

export function PreviewFailed({ error, retry, bytes }: PreviewFailedProps) {
  const common = useTranslations('common')
  const kind = faultKind(error)
  // A link to look at gives no bytes of what no browser shows.
  if (kind === 'forbidden' && bytes.downloadUrl === undefined) return <NoPreview bytes={bytes} why="none" />
  if (kind === 'gone') return <PreviewGone />
  if (kind === 'exhausted') return <FaultNotice kind={kind} />
  return (
    <FaultNotice
      kind={kind}
      action={
        <>
          <Button tone="primary" onClick={retry}>
            {common('retry')}
          </Button>
          {kind === 'failed' && <DownloadButton bytes={bytes} />}
        </>
      }
    />
  )
}

/** It was there when the list was made. */
export function PreviewGone() {
  return <FaultNotice kind="gone" />
}

function FaultNotice({ kind, action }: { readonly kind: keyof typeof FAULTS; readonly action?: ReactNode }) {
  const t = useTranslations('viewer.failed')
  const Icon = FAULTS[kind]
  return (
    <div role="alert" className="min-h-0 flex-1">
      <Notice icon={<Icon size={32} strokeWidth={1.5} aria-hidden />} title={t(`${kind}.title`)} action={action}>
        {t(`${kind}.text`)}
      </Notice>
    </div>
  )
}

function DownloadButton({ bytes }: { readonly bytes: FileBytes }) {
  const t = useTranslations('viewer')
  if (bytes.downloadUrl === undefined) return null
  return (
    <a href={bytes.downloadUrl} download={bytes.name} className={buttonLook('secondary')}>
      <Download size={16} aria-hidden />
      {t('download')}
    </a>
  )
}

function faultKind(error: unknown): keyof typeof FAULTS {
  if (!(error instanceof RemoteFault)) return 'failed'
  if (error.kind === 'offline' || error.kind === 'forbidden') return error.kind
  if (error.kind === 'link-exhausted') return 'exhausted'
  return error.kind === 'not-found' ? 'gone' : 'failed'
}
