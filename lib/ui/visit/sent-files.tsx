'use client'
/** What is on its way to the link: each file and all together, and what can be done about it. */
import { Pause, Play, RotateCcw, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { VisitUploads, VisitUploadsSnapshot } from '../../browser/visit-uploads/visit-uploads-api'
import { useFormat } from '../format/use-format'
import { useNow } from '../format/use-now'
import { Button } from '../kit/button'
import { IconButton } from '../kit/icon-button'
import { Progress } from '../kit/progress'
import { UploadList } from '../uploads/upload-list'
import { secondsLeft, uploadsProgress } from '../uploads/upload-view'
import { useUploadsSnapshot } from './visit-uploads-provider'

interface SentFilesProps {
  readonly uploads: VisitUploads
  readonly className?: string
}

export function SentFiles({ uploads, className = '' }: SentFilesProps) {
  const t = useTranslations('uploads')
  const snapshot = useUploadsSnapshot(uploads)
  const { items, busy } = snapshot
  const title = useTitle(snapshot)
  if (items.length === 0 && !snapshot.counting) return null
  return (
    <section aria-label={t('title')} className={`flex flex-col overflow-hidden rounded-lg border border-line bg-canvas ${className}`}>
      <header className="flex min-h-12 shrink-0 items-center gap-1 pe-2 ps-4">
        <h2 className="min-w-0 flex-1 py-2 font-medium text-13">
          <span role="status">{title}</span>
        </h2>
        <AllButtons uploads={uploads} snapshot={snapshot} />
      </header>
      {busy && <Progress value={uploadsProgress(snapshot)} label={t('title')} text={title} />}
      <Detail snapshot={snapshot} />
      <UploadList uploads={uploads} items={items} />
    </section>
  )
}

function useTitle({ items, counting, held, files }: VisitUploadsSnapshot): string {
  const t = useTranslations('uploads.face')
  const some = (kind: string) => items.some(({ state }) => state.kind === kind)
  const waits = some('sending') || some('queued')
  if (held && waits) return t('held')
  if (waits) return t('sending', { done: files.done, total: files.total })
  if (counting) return t('looking')
  if (some('paused')) return t('paused')
  return files.failed > 0 ? t('failed', { failed: files.failed }) : t('done', { done: files.done })
}

function Detail({ snapshot }: { readonly snapshot: VisitUploadsSnapshot }) {
  const t = useTranslations('uploads')
  const fault = useTranslations('fault')
  const status = useTranslations('status')
  const format = useFormat()
  const now = useNow(1000)
  const { held, bytes, busy } = snapshot
  if (!busy) return null
  const left = secondsLeft(snapshot)
  const again = held?.retryAt === undefined ? undefined : Math.max(1, Math.ceil((held.retryAt - now) / 1000))
  const parts = held
    ? [fault(held.why), again !== undefined && status('nextTry', { seconds: again })]
    : [
        t('sizes', { sent: format.bytes(bytes.sent), total: format.bytes(bytes.total) }),
        left !== undefined && t('left', { duration: format.duration(left) }),
      ]
  return <p className={`tabular px-4 py-2 text-12 ${held ? 'text-warn' : 'text-ink-soft'}`}>{parts.filter(Boolean).join(' · ')}</p>
}

interface AllButtonsProps {
  readonly uploads: VisitUploads
  readonly snapshot: VisitUploadsSnapshot
}

function AllButtons({ uploads, snapshot: { items, files, busy } }: AllButtonsProps) {
  const t = useTranslations('uploads')
  const some = (kind: string) => items.some(({ state }) => state.kind === kind)
  const paused = some('paused')
  return (
    <>
      {files.failed > 0 && (
        <IconButton label={t('retryAll')} onClick={() => uploads.retry()}>
          <RotateCcw size={16} aria-hidden />
        </IconButton>
      )}
      {(some('sending') || some('queued')) && (
        <IconButton label={t('pauseAll')} onClick={() => uploads.pause()}>
          <Pause size={16} aria-hidden />
        </IconButton>
      )}
      {paused && (
        <IconButton label={t('resumeAll')} onClick={() => uploads.resume()}>
          <Play size={16} aria-hidden />
        </IconButton>
      )}
      {busy || paused ? (
        <Button size="sm" tone="ghost" onClick={() => uploads.cancel()}>
          {t('cancelAll')}
        </Button>
      ) : (
        <IconButton label={t('clear')} onClick={() => uploads.clear()}>
          <X size={16} aria-hidden />
        </IconButton>
      )}
    </>
  )
}
