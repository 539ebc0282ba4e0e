'use client'
/** Where things come back to whose folder is gone, or that shall go elsewhere. */
import { ChevronRight, CornerLeftUp, Folder } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState, useSyncExternalStore } from 'react'
import type { FolderState } from '../../browser/drive-api'
import { type NodeId, ROOT } from '../../core/ids'
import type { Trashed } from '../../core/protocol/trash'
import { useDriveClient } from '../client/drive-client-provider'
import { useReportEdit } from '../edits/use-report-edit'
import { Name } from '../format/name'
import { Button } from '../kit/button'
import { Dialog } from '../kit/dialog'
import { Skeleton } from '../kit/skeleton'
import { PlaceText } from '../placed/placed-list'

interface PlaceDialogProps {
  readonly items: readonly Trashed[]
  readonly onDone: () => void
}

export function PlaceDialog({ items, onDone }: PlaceDialogProps) {
  const t = useTranslations('trash')
  const common = useTranslations('common')
  const edits = useDriveClient()?.edits
  const report = useReportEdit()
  const [folder, setFolder] = useState<NodeId>(ROOT)
  const state = useFolder(folder)
  const path = state?.kind === 'listed' ? state.path : []
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
          <Button tone="primary" disabled={!edits || state?.kind !== 'listed'} onClick={restore}>
            {t('restoreHere')}
          </Button>
        </>
      }
    >
      <p className="mb-2 truncate font-medium text-13" role="status">
        <PlaceText path={path} />
      </p>
      <Folders state={state} up={folder === ROOT ? undefined : (path.at(-2)?.id ?? ROOT)} onOpen={setFolder} />
    </Dialog>
  )
}

interface FoldersProps {
  readonly state: FolderState | undefined
  readonly up: NodeId | undefined
  readonly onOpen: (folder: NodeId) => void
}

const ROW =
  '-outline-offset-2 flex min-h-9 w-full items-center gap-2.5 rounded-sm px-2.5 text-left text-13 hover:bg-hover pointer-coarse:min-h-11'

function Folders({ state, up, onOpen }: FoldersProps) {
  const t = useTranslations('trash')
  const collator = new Intl.Collator(useLocale(), { numeric: true })
  if (!state || state.kind === 'loading') return <Skeleton className="h-36" />
  const folders = state.kind === 'listed' ? state.nodes.filter(({ kind }) => kind === 'folder') : []
  const sorted = [...folders].sort((a, b) => collator.compare(a.name, b.name))
  return (
    <ul className="h-56 overflow-y-auto rounded-md border border-line p-1">
      {up !== undefined && (
        <li>
          <button type="button" onClick={() => onOpen(up)} className={ROW}>
            <CornerLeftUp size={16} aria-hidden className="shrink-0 text-ink-faint" />
            {t('up')}
          </button>
        </li>
      )}
      {sorted.map(({ id, name }) => (
        <li key={id}>
          <button type="button" onClick={() => onOpen(id)} className={ROW}>
            <Folder size={16} aria-hidden className="shrink-0 fill-current/15 text-accent" />
            <Name text={name} className="flex-1" />
            <ChevronRight size={14} aria-hidden className="shrink-0 text-ink-faint" />
          </button>
        </li>
      ))}
      {sorted.length === 0 && (
        <li className="px-2.5 py-2 text-13 text-ink-soft">{t(state.kind === 'listed' ? 'noFolders' : 'folderFailed')}</li>
      )}
    </ul>
  )
}

const never = () => () => {}
const nothing = () => undefined

function useFolder(id: NodeId): FolderState | undefined {
  const view = useDriveClient()?.mirror.folder(id)
  return useSyncExternalStore<FolderState | undefined>(view?.subscribe ?? never, view?.snapshot ?? nothing, nothing)
}
