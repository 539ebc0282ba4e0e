'use client'
/** A folder may be dropped anywhere on the page. */
import { useTranslations } from 'next-intl'
import { Mark } from '../mark/mark'
import { useDrive } from '../queries/use-me'
import { useConnect } from './use-connect'
import { useFolderDrop } from './use-folder-drop'

export function DropZone() {
  const t = useTranslations('connect')
  const connect = useConnect()
  const drive = useDrive()
  const over = useFolderDrop(connect.possible, connect.drop)
  if (!over) return null
  return (
    <div className="pointer-events-none fixed inset-2 z-50 flex items-center justify-center rounded-lg border-2 border-accent border-dashed bg-canvas">
      <div className="flex flex-col items-center gap-3 p-6 text-center">
        <Mark figure="sliding" size={40} className="text-accent" />
        <p className="font-semibold text-16">{t('dropHere')}</p>
        <p className="text-ink-soft">{t('dropHereText', { drive: drive?.name ?? '' })}</p>
      </div>
    </div>
  )
}
