'use client'
/** While something from the disk is held over the page: what would come of letting go. */
import { Upload } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Name } from '../format/name'
import { Mark } from '../mark/mark'
import { useDrive } from '../queries/use-me'
import type { DiskOver } from './use-page-drops'

interface DiskOverlayProps {
  readonly over: DiskOver
  /** A folder can be connected here. */
  readonly connectable: boolean
  readonly uploadable: boolean
}

export function DiskOverlay({ over, connectable, uploadable }: DiskOverlayProps) {
  if (connectable && (over.place === 'connect' || !uploadable)) return <ConnectOverlay />
  return uploadable ? <UploadNote name={over.name} /> : null
}

function ConnectOverlay() {
  const t = useTranslations('connect')
  const drive = useDrive()
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

function UploadNote({ name }: { readonly name: string | undefined }) {
  const t = useTranslations('uploads')
  const drive = useDrive()
  return (
    <div className="pointer-events-none fixed inset-x-0 bottom-24 z-50 flex justify-center px-4">
      <p className="flex min-w-0 max-w-md items-center gap-2.5 rounded-full bg-accent px-4 py-2 font-medium text-on-accent shadow-float">
        <Upload size={16} aria-hidden className="shrink-0" />
        <span className="shrink-0">{t('dropTo')}</span>
        <Name text={name ?? drive?.name ?? ''} className="font-semibold" />
      </p>
    </div>
  )
}
