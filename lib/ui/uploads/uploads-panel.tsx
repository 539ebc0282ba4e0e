'use client'
/** What is being sent: each file and all together, and what can be done about it. Folds into one line. */
import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { DriveUploads, UploadsSnapshot } from '../../browser/drive-api'
import { Button } from '../kit/button'
import { IconButton } from '../kit/icon-button'
import { Progress } from '../kit/progress'
import { InterruptedUploads } from './interrupted-uploads'
import { SameNames } from './same-names'
import { UndoUpload } from './undo-upload'
import { UploadList } from './upload-list'
import { uploadsFace, uploadsProgress } from './upload-view'
import { UploadsActions } from './uploads-actions'
import { useUploadsText } from './use-uploads-text'

interface UploadsPanelProps {
  readonly uploads: DriveUploads
  readonly snapshot: UploadsSnapshot
}

const LIST_ID = 'uploads-list'

export function UploadsPanel({ uploads, snapshot }: UploadsPanelProps) {
  const t = useTranslations('uploads')
  const text = useUploadsText(snapshot)
  const [open, setOpen] = useState(true)
  const face = uploadsFace(snapshot)
  const progress = uploadsProgress(snapshot)
  const Chevron = open ? ChevronDown : ChevronUp
  const over = face === 'done' || face === 'failed'
  return (
    <section
      ref={corner}
      aria-label={t('title')}
      className="fixed inset-e-4 bottom-13 z-30 flex max-h-[min(28rem,70dvh)] w-96 max-w-[calc(100vw-2rem)] flex-col overflow-hidden rounded-lg border border-line bg-float shadow-float phone:inset-e-2 phone:bottom-27 phone:w-[calc(100vw-1rem)] phone:max-w-none"
    >
      <header className="flex min-h-11 shrink-0 items-center gap-1 pe-2 ps-4">
        <div className="min-w-0 flex-1 py-2">
          <h2 className="truncate font-medium text-13">
            <span role="status">{text.title}</span>
          </h2>
        </div>
        {over && <UndoUpload />}
        <UploadsActions uploads={uploads} snapshot={snapshot} />
        <IconButton
          label={t(open ? 'fold' : 'unfold')}
          aria-expanded={open}
          aria-controls={LIST_ID}
          onClick={() => setOpen(shown => !shown)}
        >
          <Chevron size={16} aria-hidden />
        </IconButton>
        {over && (
          <IconButton label={t('clear')} onClick={() => uploads.clear()}>
            <X size={16} aria-hidden />
          </IconButton>
        )}
      </header>
      {!over && face !== 'interrupted' && <Progress value={progress} label={t('title')} text={text.title} />}
      {(text.detail !== '' || !over) && face !== 'interrupted' && (
        <div className="flex min-h-9 shrink-0 items-center gap-2 pe-2 ps-4">
          <p className="tabular min-w-0 flex-1 truncate text-12 text-ink-soft">{text.detail}</p>
          {!over && (
            <Button size="sm" tone="ghost" onClick={() => uploads.cancel()}>
              {t('cancelAll')}
            </Button>
          )}
        </div>
      )}
      <div id={LIST_ID} hidden={!open} className="flex min-h-0 flex-col overflow-hidden">
        <InterruptedUploads uploads={uploads} interrupted={snapshot.interrupted} />
        <UploadList uploads={uploads} items={snapshot.items} />
      </div>
      <SameNames uploads={uploads} />
    </section>
  )
}

/** Passing messages stand above it, and what floats at the foot of the page beside it. */
function corner(panel: HTMLElement | null): (() => void) | undefined {
  if (!panel) return undefined
  const { style } = document.documentElement
  const sizes = new ResizeObserver(() => {
    style.setProperty('--corner-height', `${panel.offsetHeight + 8}px`)
    style.setProperty('--corner-width', `${panel.offsetWidth + 8}px`)
  })
  sizes.observe(panel)
  return () => {
    sizes.disconnect()
    style.removeProperty('--corner-height')
    style.removeProperty('--corner-width')
  }
}
