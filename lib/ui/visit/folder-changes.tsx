'use client'
/** What a visitor changes in a shared folder: names, folders, the trash of its owner, and files that are dropped on it. */
import { useTranslations } from 'next-intl'
import type { NodeId } from '../../core/ids'
import { ConfirmDialog } from '../kit/confirm-dialog'
import type { Asked } from './folder-visit'
import { NameDialog } from './name-dialog'
import { SentFiles } from './sent-files'
import { usePageDrop } from './use-page-drop'
import { useVisitorEdits } from './use-visitor-edits'
import { useVisit } from './visit-context'
import { useVisitUploads } from './visit-uploads-provider'
import type { VisitedItem } from './visited-item'

interface FolderChangesProps {
  readonly folder: NodeId
  readonly items: readonly VisitedItem[]
  readonly asked: Asked | undefined
  readonly onAnswered: () => void
}

export function FolderChanges({ folder, items, asked, onAnswered }: FolderChangesProps) {
  const uploads = useVisitUploads()
  const over = usePageDrop(dropped => uploads?.addDropped(dropped, folder))
  const t = useTranslations('visit.upload')
  return (
    <>
      {over && (
        <div className="pointer-events-none fixed inset-3 z-30 flex items-center justify-center rounded-lg border-2 border-accent border-dashed bg-accent-wash/90 font-semibold text-16">
          {t('here')}
        </div>
      )}
      {uploads && <SentFiles uploads={uploads} className="sticky bottom-4 z-10 mt-4 max-h-80 shadow-float" />}
      {asked && asked.what === 'delete' && <DeleteDialog items={asked.items} onClose={onAnswered} />}
      {asked && asked.what !== 'delete' && <NameDialog folder={folder} siblings={items} item={asked.items[0]} onClose={onAnswered} />}
    </>
  )
}

function DeleteDialog({ items, onClose }: { readonly items: readonly VisitedItem[]; readonly onClose: () => void }) {
  const t = useTranslations('visit.remove')
  const { visit } = useVisit()
  const edits = useVisitorEdits()
  const confirm = async () => {
    await edits.remove(items)
    onClose()
  }
  return (
    <ConfirmDialog
      title={t('title', { count: items.length, name: items[0]?.name ?? '' })}
      description={t('text', { count: items.length, owner: visit.owner })}
      confirm={t('confirm')}
      busy={edits.busy}
      onConfirm={() => void confirm()}
      onClose={onClose}
    />
  )
}
