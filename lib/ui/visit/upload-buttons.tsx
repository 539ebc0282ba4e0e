'use client'
/** Adds files or a folder to the shared folder that is shown. */
import { FolderUp, Upload } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { NodeId } from '../../core/ids'
import { Button } from '../kit/button'
import { pickFromInput } from '../uploads/pick-files'
import { useVisitUploads } from './visit-uploads-provider'

/** Some browsers let people choose files alone. */
const CHOOSES_FOLDERS = typeof HTMLInputElement !== 'undefined' && 'webkitdirectory' in HTMLInputElement.prototype

interface UploadButtonsProps {
  readonly folder: NodeId | undefined
  readonly size?: 'sm' | 'md'
}

export function UploadButtons({ folder, size = 'sm' }: UploadButtonsProps) {
  const t = useTranslations('visit.upload')
  const uploads = useVisitUploads()
  const pick = (whole: boolean) => () => pickFromInput(whole, files => uploads?.addFiles(files, folder))
  return (
    <>
      <Button size={size} tone="primary" disabled={!uploads} onClick={pick(false)}>
        <Upload size={16} aria-hidden />
        {t('files')}
      </Button>
      {CHOOSES_FOLDERS && (
        <Button size={size} tone={size === 'sm' ? 'ghost' : 'secondary'} disabled={!uploads} onClick={pick(true)}>
          <FolderUp size={16} aria-hidden />
          {t('folder')}
        </Button>
      )}
    </>
  )
}
