'use client'
/** The drive as files and folders, whatever state that is in. */
import { useLocale, useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import type { ItemState } from '../../core/engine-api'
import { type NodeId, ROOT } from '../../core/ids'
import type { Folder } from '../api/drive'
import { useConnectedFolder } from '../client/client-provider'
import { useDocumentTitle } from '../shell/use-document-title'
import { useHydrated } from '../shell/use-hydrated'
import { Breadcrumb } from './breadcrumb'
import { EmptyFolder } from './empty-folder'
import { FileList } from './file-list'
import { FilesFailed } from './files-failed'
import { FilesLoading } from './files-loading'
import { goToFolder } from './go-to-folder'
import { HeaderActions } from './header-actions'
import { BY_NAME, nextSort, type Sort, type SortKey, sortNodes } from './sort-nodes'
import { type ShownFolder, useShownFolder } from './use-shown-folder'

export function FilesScreen() {
  const t = useTranslations('files')
  const hydrated = useHydrated()
  const shown = useShownFolder()
  const { id, folder, error } = shown
  const path = folder?.path ?? []
  useDocumentTitle(path.at(-1)?.name ?? t('title'))
  return (
    <>
      <header className="flex h-13 shrink-0 items-center gap-3 border-line border-b px-4">
        <Breadcrumb path={path} loading={hydrated && id !== ROOT && !folder && !error} />
        <HeaderActions count={folder?.nodes.length} />
      </header>
      <Content shown={shown} />
    </>
  )
}

function Content({ shown }: { readonly shown: ShownFolder }) {
  const [sort, setSort] = useState<Sort>(BY_NAME)
  const { id, folder, error, driveless, retry } = shown
  if (folder) return <Loaded key={id} shown={shown} folder={folder} sort={sort} onSort={key => setSort(nextSort(sort, key))} />
  if (error || driveless) return <FilesFailed error={error ?? undefined} retry={retry} />
  return <FilesLoading />
}

interface LoadedProps {
  readonly shown: ShownFolder
  readonly folder: Folder
  readonly sort: Sort
  readonly onSort: (key: SortKey) => void
}

function Loaded({ shown: { id, drive, cameFrom }, folder, sort, onSort }: LoadedProps) {
  const locale = useLocale()
  const stateOf = useStateOf()
  const nodes = useMemo(() => sortNodes(folder.nodes, sort, locale), [folder.nodes, sort, locale])
  const [initial] = useState(() => ({
    row: Math.max(
      0,
      nodes.findIndex(node => node.id === cameFrom),
    ),
    focus: cameFrom !== undefined,
  }))
  if (!drive) return null
  if (nodes.length === 0) return <EmptyFolder top={id === ROOT} />
  return (
    <FileList
      drive={drive}
      nodes={nodes}
      stateOf={stateOf}
      sort={sort}
      onSort={onSort}
      initial={initial}
      onUp={() => id !== ROOT && goToFolder(folder.path.at(-2)?.id ?? ROOT)}
    />
  )
}

/** In these states the engine knows every item; in others silence about an item does not mean that it is in step. */
const TELLING = new Set(['scanning', 'syncing', 'up-to-date', 'offline', 'asking'])

function useStateOf(): ((id: NodeId) => ItemState) | undefined {
  const folder = useConnectedFolder()
  const items = folder && TELLING.has(folder.status.kind) ? folder.items : undefined
  return useMemo(() => items && (id => items.get(id) ?? 'in-step'), [items])
}
