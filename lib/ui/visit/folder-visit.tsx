'use client'
/** A shared folder, or a selection of files and folders: looked through, taken, and changed where the link lets people. */
import { FolderOpen } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { NodeId } from '../../core/ids'
import { useFilesView } from '../files/files-view'
import { chosenOf, keepPresent, NOTHING_SELECTED } from '../files/selection'
import { sortNodes } from '../files/sort-nodes'
import { Notice } from '../kit/notice'
import { onDemand } from '../kit/on-demand'
import { RowsLoading } from '../kit/rows-loading'
import { DownloadAll } from './download-all'
import { FolderBar } from './folder-bar'
import { SaveButton } from './save-button'
import { useLiveVisit } from './use-live-visit'
import { useVisitAddress } from './use-visit-address'
import { useVisitLayout } from './use-visit-layout'
import { type ShownFolder, useTopFolder, useVisitedFolder } from './use-visited-folder'
import { useVisit } from './visit-context'
import { VisitHead } from './visit-head'
import { FolderFailed } from './visit-states'
import type { VisitedItem } from './visited-item'
import type { ListedProps } from './visited-list-props'
import { VisitedPreviewHost } from './visited-preview-host'
import { VisitedTable } from './visited-table'

const VisitedGrid = onDemand(async () => (await import('./visited-grid')).VisitedGrid, RowsLoading)
const PickBar = onDemand(async () => (await import('./pick-bar')).PickBar)
const Changes = onDemand(async () => (await import('./folder-changes')).FolderChanges)

/** What a person asks to be done with items, until it is done. */
export interface Asked {
  readonly what: 'rename' | 'delete' | 'new-folder'
  readonly items: readonly VisitedItem[]
}

export function FolderVisit() {
  const { token, visit, can } = useVisit()
  useLiveVisit(token, 'inside')
  const { shown, replace } = useVisitAddress()
  const top = useTopFolder()
  const id = shown.folder ?? top
  const folder = useVisitedFolder(id)
  const all = visit.roots.map(root => root.id)
  const [first] = useState(id)
  const [moved, setMoved] = useState(false)
  if (id !== first && !moved) setMoved(true)
  return (
    <>
      <VisitHead>
        {can('download') && (
          <>
            <DownloadAll />
            <SaveButton nodes={all} />
          </>
        )}
      </VisitHead>
      {folder.kind === 'failed' ? (
        <FolderFailed error={folder.error} retry={folder.retry} toTop={() => replace({})} />
      ) : (
        <Folder key={id} id={id} folder={folder} moved={moved} />
      )}
    </>
  )
}

interface FolderProps {
  /** `undefined`: what the link names. */
  readonly id: NodeId | undefined
  readonly folder: Exclude<ShownFolder, { kind: 'failed' }>
  /** The visitor came from another one. */
  readonly moved: boolean
}

function Folder({ id, folder, moved }: FolderProps) {
  const section = useRef<HTMLElement>(null)
  const { can } = useVisit()
  const { sort } = useFilesView()
  const layout = useVisitLayout(folder.kind === 'listed' ? folder.items : undefined)
  const locale = useLocale()
  const [picked, setPicked] = useState(NOTHING_SELECTED)
  const [asked, setAsked] = useState<Asked>()
  const items = useMemo(() => (folder.kind === 'listed' ? sortNodes(folder.items, sort, locale) : []), [folder, sort, locale])
  const present = keepPresent(picked, chosenOf(picked, items))
  if (present !== picked) setPicked(present)
  useEffect(() => {
    // Where the visitor was is not there any more: keys go on in the list.
    if (!moved || folder.kind !== 'listed' || document.activeElement !== document.body) return
    section.current?.querySelector<HTMLElement>('[data-row]')?.focus({ preventScroll: true })
  }, [moved, folder.kind])
  // What the link itself names stays where it is and as it is called.
  const changes = can('change') && id !== undefined
  const listed: ListedProps = { items, folder: id, picked: present, onPick: setPicked, onAsk: changes ? setAsked : undefined }
  return (
    <section ref={section} className="mt-6 flex flex-1 flex-col">
      <FolderBar
        id={id}
        path={folder.kind === 'listed' ? folder.path : undefined}
        count={items.length}
        layout={layout}
        onAsk={listed.onAsk}
      />
      <div className="flex flex-col overflow-hidden rounded-lg border border-line bg-canvas">
        <Content {...listed} loading={folder.kind === 'loading'} grid={layout === 'grid'} />
      </div>
      {present.ids.size > 0 && <PickBar {...listed} />}
      {changes && <Changes folder={id} items={items} asked={asked} onAnswered={() => setAsked(undefined)} />}
      {folder.kind === 'listed' && <VisitedPreviewHost items={items} folder={id} />}
    </section>
  )
}

function Content({ loading, grid, ...listed }: ListedProps & { readonly loading: boolean; readonly grid: boolean }) {
  const t = useTranslations('visit.empty')
  if (loading) return <RowsLoading />
  if (listed.items.length === 0)
    return (
      <div className="h-72">
        <Notice icon={<FolderOpen size={36} strokeWidth={1.5} aria-hidden />} title={t('title')}>
          {listed.onAsk ? t('drop') : undefined}
        </Notice>
      </div>
    )
  return grid ? <VisitedGrid {...listed} /> : <VisitedTable {...listed} />
}
