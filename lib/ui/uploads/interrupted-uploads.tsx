'use client'
/** What a reload or a crash interrupted: it goes on by a click, because the browser wants one before it reads the files again. */
import { useLocale, useTranslations } from 'next-intl'
import type { DriveUploads, InterruptedUpload } from '../../browser/drive-api'
import { Button } from '../kit/button'
import { toast } from '../kit/toast'

interface InterruptedUploadsProps {
  readonly uploads: DriveUploads
  readonly interrupted: readonly InterruptedUpload[]
}

export function InterruptedUploads({ uploads, interrupted }: InterruptedUploadsProps) {
  const t = useTranslations('uploads.interrupted')
  const list = new Intl.ListFormat(useLocale(), { type: 'unit', style: 'short' })
  if (interrupted.length === 0) return null
  const goOn = async (batch: string) => {
    const went = await uploads.continueInterrupted(batch)
    if (went !== 'under-way') toast(t(`cannot.${went}`))
  }
  return (
    <ul className="border-line border-t">
      {interrupted.map(({ batch, names, done }) => (
        <li key={batch} className="flex flex-wrap items-center justify-end gap-2 bg-warn-wash px-4 py-2.5">
          <p className="min-w-40 flex-1 text-13">
            <span className="line-clamp-2 break-words font-medium">{list.format(names.slice(0, SHOWN_NAMES))}</span>
            <span className="text-12 text-ink-soft">{t('text', { done, more: Math.max(0, names.length - SHOWN_NAMES) })}</span>
          </p>
          <Button size="sm" tone="ghost" onClick={() => void uploads.discardInterrupted(batch)}>
            {t('discard')}
          </Button>
          <Button size="sm" tone="primary" onClick={() => void goOn(batch)}>
            {t('continue')}
          </Button>
        </li>
      ))}
    </ul>
  )
}

const SHOWN_NAMES = 3
