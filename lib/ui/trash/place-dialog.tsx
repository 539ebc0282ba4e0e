'use client'
/** Where things come back to whose folder is gone, or that shall go elsewhere. */
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type NodeId, ROOT } from '../../core/ids'
import type { Trashed } from '../../core/protocol/trash'
import { useFolderState } from '../client/use-folder-state'
import { useWritableDrive } from '../client/use-writable-drive'
import { useReportEdit } from '../edits/use-report-edit'
import { Button } from '../kit/button'
import { Dialog } from '../kit/dialog'
import { Skeleton } from '../kit/skeleton'
import { FolderSteps } from '../placed/folder-steps'
import { PlaceText } from '../placed/placed-list'

interface PlaceDialogProps {
  readonly items: readonly Trashed[]
  readonly onDone: () => void
}

export function PlaceDialog({ items, onDone }: PlaceDialogProps) {
  const t = useTranslations('trash')
  const common = useTranslations('common')
  const edits = useWritableDrive()?.edits
  const report = useReportEdit()
  const [folder, setFolder] = useState<NodeId>(ROOT)
  const state = useFolderState(folder)
  const path = state.kind === 'listed' ? state.path : []
  const restore = () => {
    void edits
      ?.restore(
        items.map(({ node }) => node.id),
        { to: folder, taken: 'keep-both' },
      )
      .then(report)
    onDone()
  }
  return (
    <Dialog
      open
      onOpenChange={open => !open && onDone()}
      title={t('placeTitle', { count: items.length, name: items[0]?.node.name ?? '' })}
      description={t('placeText')}
      actions={
        <>
          <Button onClick={onDone}>{common('cancel')}</Button>
          <Button tone="primary" disabled={!edits || state.kind !== 'listed'} onClick={restore}>
            {t('restoreHere')}
          </Button>
        </>
      }
    >
      <p className="mb-2 truncate font-medium text-13" role="status">
        <PlaceText path={path} />
      </p>
      {state.kind === 'loading' ? (
        <Skeleton className="h-36" />
      ) : (
        <FolderSteps
          folders={state.kind === 'listed' ? state.nodes.filter(({ kind }) => kind === 'folder') : []}
          up={folder === ROOT ? undefined : (path.at(-2)?.id ?? ROOT)}
          upText={t('up')}
          noneText={t(state.kind === 'listed' ? 'noFolders' : 'folderFailed')}
          onOpen={setFolder}
        />
      )}
    </Dialog>
  )
}
