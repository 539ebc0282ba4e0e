'use client'
/** What is known of the chosen items, beside the list; a sheet on a phone. Without a choice, of the folder itself. */
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ShownNode } from '../../browser/drive-api'
import { changeFilesView } from '../files/files-view'
import type { Folder } from '../files/use-shown-folder'
import { Dialog } from '../kit/dialog'
import { IconButton } from '../kit/icon-button'
import { useMedia } from '../shell/use-media'
import { FolderDetails } from './folder-details'
import { NodeDetails } from './node-details'
import { SeveralDetails } from './several-details'

interface DetailsPaneProps {
  readonly folder: Folder
  readonly nodes: readonly ShownNode[]
}

const close = () => changeFilesView({ details: false })

export function DetailsPane({ folder, nodes }: DetailsPaneProps) {
  const t = useTranslations('details')
  const narrow = useMedia('(width < 48rem)')
  const content = <Content folder={folder} nodes={nodes} />
  if (narrow)
    return (
      <Dialog open onOpenChange={open => !open && close()} title={t('title')}>
        {content}
      </Dialog>
    )
  return (
    <aside aria-label={t('title')} className="flex w-80 shrink-0 flex-col overflow-hidden border-line border-s bg-sunken">
      <header className="flex h-10 shrink-0 items-center justify-between pe-2 ps-4">
        <h2 className="font-medium text-13">{t('title')}</h2>
        <IconButton label={t('close')} onClick={close}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto px-4 pb-4">{content}</div>
    </aside>
  )
}

function Content({ folder, nodes }: DetailsPaneProps) {
  const [only] = nodes
  if (!only) return <FolderDetails key={folder.id} folder={folder} />
  if (nodes.length > 1) return <SeveralDetails nodes={nodes} />
  return <NodeDetails key={only.id} node={only} folder={folder} />
}
