'use client'
/** Which folders are large, one level at a time: tiles of their size as a picture, and the same as a table. */
import { useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { isClientId, type NodeId, ROOT } from '../../core/ids'
import { RemoteFault } from '../../core/ports'
import type { FolderStorage } from '../../core/protocol/storage'
import { ListFailed } from '../kit/list-failed'
import { Skeleton } from '../kit/skeleton'
import { useFolderStorage } from '../queries/use-storage'
import { Group } from '../settings/group'
import { useHydrated } from '../shell/use-hydrated'
import { rowsOf, tiledOf } from './folder-rooms'
import { FolderSteps } from './folder-steps'
import { FolderTable } from './folder-table'
import { FolderTiles } from './folder-tiles'

export function FolderMap() {
  const t = useTranslations('storage')
  const folder = useNamedFolder()
  const { data, error, refetch } = useFolderStorage(folder)
  const shown = data ?? (isGone(error) ? GONE : undefined)
  if (shown) return <Shown folder={folder} storage={shown} />
  return (
    <Group title={t('byFolder')}>{error ? <ListFailed error={error} retry={() => void refetch()} /> : <Skeleton className="h-48" />}</Group>
  )
}

/** The folder that the address looks into; the top without one. */
function useNamedFolder(): NodeId {
  const query = useSearchParams()
  const text = useHydrated() ? query.get('folder') : null
  return text !== null && isClientId(text) ? (text as NodeId) : ROOT
}

const NOTHING = { files: 0, bytes: 0 }
const EMPTY = { live: NOTHING, versions: NOTHING, trash: NOTHING }
/** It was deleted since: from here one still comes to the top. */
const GONE: FolderStorage = { path: [], folders: [], others: EMPTY, loose: EMPTY }

function isGone(error: Error | null): boolean {
  return error instanceof RemoteFault && error.kind === 'not-found'
}

function Shown({ folder, storage }: { readonly folder: NodeId; readonly storage: FolderStorage }) {
  const t = useTranslations('storage')
  const rows = rowsOf(storage)
  if (rows.length === 0 && folder === ROOT) return null
  return (
    <Group title={t('byFolder')}>
      {folder !== ROOT && <FolderSteps path={storage.path} />}
      {rows.length === 0 ? (
        <p className="text-ink-soft">{t('nothingHere')}</p>
      ) : (
        <>
          <FolderTiles rows={tiledOf(rows)} folder={folder} />
          <FolderTable rows={rows} folder={folder} />
        </>
      )}
    </Group>
  )
}
