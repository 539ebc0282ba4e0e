'use client'
/** What can be done about all uploads at once. */
import { Pause, Play, RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { DriveUploads, UploadItem, UploadsSnapshot } from '../../browser/drive-api'
import { onSignedOut } from '../auth/signed-out'
import { IconButton } from '../kit/icon-button'

interface UploadsActionsProps {
  readonly uploads: DriveUploads
  readonly snapshot: UploadsSnapshot
}

const MOVING: readonly UploadItem['state']['kind'][] = ['queued', 'sending', 'asking']

export function UploadsActions({ uploads, snapshot: { items, held } }: UploadsActionsProps) {
  const t = useTranslations('uploads')
  const some = (kinds: readonly UploadItem['state']['kind'][]) => items.some(({ state }) => kinds.includes(state.kind))
  const moving = some(MOVING)
  const paused = some(['paused'])
  return (
    <>
      {some(['failed']) && (
        <IconButton label={t('retryAll')} onClick={() => uploads.retry()}>
          <RotateCcw size={16} aria-hidden />
        </IconButton>
      )}
      {moving && held === undefined && (
        <IconButton label={t('pauseAll')} onClick={() => uploads.pause()}>
          <Pause size={16} aria-hidden />
        </IconButton>
      )}
      {((paused && !moving) || (moving && held !== undefined)) && (
        <IconButton label={t('resumeAll')} onClick={() => (held?.why === 'signed-out' ? onSignedOut() : uploads.resume())}>
          <Play size={16} aria-hidden />
        </IconButton>
      )}
    </>
  )
}
