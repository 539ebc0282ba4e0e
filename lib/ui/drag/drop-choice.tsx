'use client'
/** A dropped folder can be kept in step or copied into the drive: the person says which. */
import { FolderSync, Upload } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, type Ref, useRef } from 'react'
import type { NodeId } from '../../core/ids'
import { Button } from '../kit/button'
import { Dialog } from '../kit/dialog'

export interface DroppedFolder {
  readonly handle: Promise<FileSystemHandle | null>
  readonly name: string
  readonly to: NodeId
}

interface DropChoiceProps {
  readonly dropped: DroppedFolder
  readonly onSync: () => void
  readonly onUpload: (handle: FileSystemHandle) => void
  readonly onClose: () => void
}

export function DropChoice({ dropped, onSync, onUpload, onClose }: DropChoiceProps) {
  const t = useTranslations('uploads.choice')
  const common = useTranslations('common')
  const first = useRef<HTMLButtonElement>(null)
  const upload = async () => {
    const handle = await dropped.handle.catch(() => null)
    if (handle) onUpload(handle)
  }
  const choose = (act: () => unknown) => () => {
    act()
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={open => !open && onClose()}
      title={t('title', { name: dropped.name })}
      initialFocus={first}
      actions={<Button onClick={onClose}>{common('cancel')}</Button>}
    >
      <div className="flex flex-col gap-2">
        <Choice ref={first} icon={<FolderSync size={20} aria-hidden />} title={t('sync')} text={t('syncText')} onChoose={choose(onSync)} />
        <Choice icon={<Upload size={20} aria-hidden />} title={t('upload')} text={t('uploadText')} onChoose={choose(() => void upload())} />
      </div>
    </Dialog>
  )
}

interface ChoiceProps {
  readonly icon: ReactNode
  readonly title: string
  readonly text: string
  readonly onChoose: () => void
  readonly ref?: Ref<HTMLButtonElement>
}

function Choice({ icon, title, text, onChoose, ref }: ChoiceProps) {
  return (
    <button
      ref={ref}
      type="button"
      onClick={onChoose}
      aria-label={title}
      className="flex items-start gap-3 rounded-md border border-line-strong px-3.5 py-3 text-start hover:bg-hover"
    >
      <span className="mt-0.5 text-accent">{icon}</span>
      <span className="min-w-0">
        <span className="block font-medium">{title}</span>
        <span className="block text-13 text-ink-soft">{text}</span>
      </span>
    </button>
  )
}
