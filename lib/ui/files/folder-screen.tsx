'use client'
/** One folder: what is in it, found in it and chosen of it, and what is open above it. */
import { useCallback, useMemo, useState } from 'react'
import type { ShownNode } from '../../browser/drive-api'
import { type NodeId, ROOT } from '../../core/ids'
import { onDemand } from '../kit/on-demand'
import { useStars } from '../queries/use-shelf'
import { useClipped } from './clipboard'
import { EmptyFolder } from './empty-folder'
import { FileList } from './file-list'
import { FilesHeader } from './files-header'
import { FilesOverlays } from './files-overlays'
import { useFilesView } from './files-view'
import { useTellFolder } from './folder-at-hand'
import { HeaderActions } from './header-actions'
import type { Marks, Renaming } from './listing-props'
import { OpenFile } from './open-file'
import { RenameOnDemand } from './rename-on-demand'
import type { DriveChanges } from './use-drive-changes'
import { useFileActions } from './use-file-actions'
import { useFolderKeys } from './use-folder-keys'
import { useItemStates } from './use-item-states'
import { useListing } from './use-listing'
import type { Folder } from './use-shown-folder'
import { useWarmUp } from './use-warm-up'

const FileGrid = onDemand(async () => (await import('./file-grid')).FileGrid)
const FindBar = onDemand(async () => (await import('./find-bar')).FindBar)
const NothingFound = onDemand(async () => (await import('./find-bar')).NothingFound)
const SelectionBar = onDemand(async () => (await import('./selection-bar')).SelectionBar)
const DetailsPane = onDemand(async () => (await import('../details/details-pane')).DetailsPane)

const LATER = [FileGrid, FindBar, SelectionBar, DetailsPane, RenameOnDemand]

interface FolderScreenProps {
  readonly folder: Folder
  readonly cameFrom: NodeId | undefined
  /** It is shown as it was last heard of. */
  readonly trouble: Error | undefined
}

export function FolderScreen({ folder, cameFrom, trouble }: FolderScreenProps) {
  const view = useFilesView()
  const [find, setFind] = useState<string>()
  const [reveal, setReveal] = useState<NodeId>()
  const [focus, setFocus] = useState(cameFrom === undefined ? 0 : 1)
  const listing = useListing(folder, view.sort, find ?? '', cameFrom)
  const { items, selected } = listing
  const takeFocus = useCallback(() => setFocus(now => now + 1), [])
  const [renamed, setRenamed] = useState<NodeId>()
  const actions = useFileActions(
    folder,
    useCallback((node: ShownNode) => setRenamed(node.id), []),
  )
  const { changes } = actions
  const endRename = useCallback(() => {
    setRenamed(undefined)
    takeFocus()
  }, [takeFocus])
  const renaming = useRenaming(folder, renamed, changes?.rename, endRename)
  const openFind = () => setFind(text => text ?? '')
  const closeFind = () => {
    setFind(undefined)
    takeFocus()
  }
  useWarmUp(LATER)
  useFolderKeys({ listing, actions, onFind: openFind })
  useTellFolder(listing, actions)
  const shown = { listing, actions, marks: useMarks(), renaming, entry: { focus, reveal } }
  const here = folder.path.at(-1)
  return (
    <>
      <FilesHeader path={folder.path} loading={false}>
        <HeaderActions
          count={find === undefined ? folder.nodes.length : undefined}
          onFind={openFind}
          writable={changes !== undefined}
          top={folder.id === ROOT}
          trouble={trouble}
        />
      </FilesHeader>
      {find !== undefined && (
        <FindBar text={find} found={items.length} total={folder.nodes.length} onText={setFind} onClose={closeFind} onDown={takeFocus} />
      )}
      <div className="flex min-h-0 flex-1">
        <div data-drop={folder.id} data-drop-name={here?.name} className="relative flex min-w-0 flex-1 flex-col">
          {folder.nodes.length === 0 ? (
            <EmptyFolder folder={folder.id} top={folder.id === ROOT} writable={changes !== undefined} />
          ) : items.length === 0 ? (
            <NothingFound text={find ?? ''} onClear={closeFind} />
          ) : view.layout === 'grid' ? (
            <FileGrid {...shown} />
          ) : (
            <FileList {...shown} />
          )}
          {selected.length > 0 && <SelectionBar listing={listing} actions={actions} />}
        </div>
        {view.details && <DetailsPane folder={folder} nodes={selected} />}
      </div>
      <FilesOverlays listing={listing} actions={actions} onMade={setReveal} onFind={openFind} />
      <OpenFile folder={folder} items={items} />
    </>
  )
}

function useMarks(): Marks {
  const stateOf = useItemStates()
  const stars = useStars()
  const clipped = useClipped()
  const cut = useMemo(() => new Set(clipped?.how === 'cut' ? clipped.ids : []), [clipped])
  return { stateOf, stars, cut }
}

function useRenaming(folder: Folder, id: NodeId | undefined, rename: DriveChanges['rename'] | undefined, end: () => void): Renaming {
  return useMemo(() => {
    const commit = (node: NodeId, name: string) => {
      end()
      rename?.(node, name)
    }
    return { id, siblings: folder.nodes, commit, cancel: end }
  }, [id, folder.nodes, rename, end])
}
