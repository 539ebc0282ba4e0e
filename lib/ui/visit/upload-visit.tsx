'use client'
import { clsx } from 'clsx'
/** A link that only takes: a place for files and folders, and how far they are. What is there already is never shown. */
import { CircleCheck, Upload } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { VisitUploads } from '../../browser/visit-uploads/visit-uploads-api'
import { useFormat } from '../format/use-format'
import { SentFiles } from './sent-files'
import { UploadButtons } from './upload-buttons'
import { useLiveVisit } from './use-live-visit'
import { usePageDrop } from './use-page-drop'
import { useVisit } from './visit-context'
import { VisitHead } from './visit-head'
import { useUploadsSnapshot, useVisitUploads } from './visit-uploads-provider'

export function UploadVisit() {
  useLiveVisit(useVisit().token, 'inside')
  const uploads = useVisitUploads()
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col">
      <VisitHead facts={<Room />} />
      {uploads && <Thanks uploads={uploads} />}
      <DropPlace />
      {uploads && <SentFiles uploads={uploads} className="mt-4 max-h-[70dvh]" />}
    </div>
  )
}

function Room() {
  const t = useTranslations('visit.upload')
  const format = useFormat()
  const { uploadLeft } = useVisit().visit
  return uploadLeft === null ? null : <span>{t('room', { size: format.bytes(uploadLeft) })}</span>
}

function DropPlace() {
  const t = useTranslations('visit.upload')
  const uploads = useVisitUploads()
  const { visit } = useVisit()
  const over = usePageDrop(items => uploads?.addDropped(items, undefined))
  return (
    <section
      aria-label={t('title')}
      className={clsx(
        'mt-6 flex flex-col items-center gap-2 rounded-lg border-2 border-dashed px-6 py-12 text-center transition-colors phone:py-8',
        over ? 'border-accent bg-accent-wash' : 'border-line-strong bg-canvas',
      )}
    >
      <Upload size={32} strokeWidth={1.5} aria-hidden className={clsx('mb-2', over ? 'text-accent' : 'text-ink-faint')} />
      <h2 className="text-balance font-semibold text-16 pointer-coarse:hidden">{t('drop')}</h2>
      <p className="max-w-md text-pretty text-ink-soft">{t('text', { owner: visit.owner })}</p>
      <div className="mt-4 flex flex-wrap justify-center gap-2">
        <UploadButtons folder={undefined} size="md" />
      </div>
    </section>
  )
}

/** Once all of it is there. */
function Thanks({ uploads }: { readonly uploads: VisitUploads }) {
  const t = useTranslations('visit.upload')
  const { visit } = useVisit()
  const { files, busy, items } = useUploadsSnapshot(uploads)
  // Folders with nothing in them are no files.
  const arrived = items.filter(({ kind }) => kind === 'file').length
  const over = !busy && files.done > 0 && items.every(({ state }) => state.kind === 'done')
  return (
    <div role="status">
      {over && (
        <p className="mt-6 flex items-start gap-3 rounded-lg border border-line bg-canvas px-4 py-3">
          <CircleCheck size={20} aria-hidden className="mt-0.5 shrink-0 text-ok" />
          <span>
            <strong className="block font-medium">{t('thanks')}</strong>
            {arrived > 0 && <span className="text-ink-soft">{t('arrived', { count: arrived, owner: visit.owner })}</span>}
          </span>
        </p>
      )}
    </div>
  )
}
