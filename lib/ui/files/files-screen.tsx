'use client'
/** The drive as files and folders, whatever state that is in. */
import { useLocale, useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import type { ItemState } from '../../core/engine-api'
import { type NodeId, ROOT } from '../../core/ids'
import type { Folder } from '../api/drive'
import { useConnectedFolder } from '../client/client-provider'
import { useMe } from '../data/use-me'
import { useDocumentTitle } from '../shell/use-document-title'
import { Breadcrumb } from './breadcrumb'
import { EmptyFolder } from './empty-folder'
import { FileList } from './file-list'
import { FilesFailed } from './files-failed'
import { FilesLoading } from './files-loading'
import { goToFolder } from './go-to-folder'
import { HeaderActions } from './header-actions'
import { BY_NAME, nextSort, type Sort, type SortKey, sortNodes } from './sort-nodes'
import { useShownFolder } from './use-shown-folder'

export function FilesScreen() {
  const t = useTranslations('files')
  const { id, query } = useShownFolder()
  const path = query.data?.path ?? []
  useDocumentTitle(path.at(-1)?.name ?? t('title'))
  return (
    <>
      <header className="flex h-13 shrink-0 items-center gap-3 border-line border-b px-4">
        <Breadcrumb path={path} loading={id !== ROOT && query.isPending} />
        <HeaderActions count={query.data?.nodes.length} />
      </header>
      <Content />
    </>
  )
}

function Content() {
  const me = useMe()
  const [sort, setSort] = useState<Sort>(BY_NAME)
  const { id, query } = useShownFolder()
  const error = me.error ?? query.error
  if (query.data) return <Loaded key={id} folder={query.data} sort={sort} onSort={key => setSort(nextSort(sort, key))} />
  if (error) return <FilesFailed error={error} retry={() => void (me.error ? me.refetch() : query.refetch())} />
  if (me.data && me.data.drives.length === 0) return <FilesFailed error={undefined} retry={() => void me.refetch()} />
  return <FilesLoading />
}

interface LoadedProps {
  readonly folder: Folder
  readonly sort: Sort
  readonly onSort: (key: SortKey) => void
}

function Loaded({ folder, sort, onSort }: LoadedProps) {
  const locale = useLocale()
  const { id, drive, cameFrom } = useShownFolder()
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
      drive={drive.id}
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
