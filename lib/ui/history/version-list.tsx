'use client'
/** What a file held and holds, the newest first: look at it, fetch it, or bring it back as the newest. */
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { DriveId } from '../../core/ids'
import type { PastRevision } from '../../core/protocol/history'
import type { RemoteNode } from '../../core/protocol/messages'
import { useMay, useWritableDrive } from '../client/use-writable-drive'
import { whenWhole } from '../client/when-whole'
import { useReportEdit } from '../edits/use-report-edit'
import { useNow } from '../format/use-now'
import { ListFailed } from '../kit/list-failed'
import { LoadMore } from '../kit/load-more'
import { onRowKeys } from '../kit/row-keys'
import { Skeleton } from '../kit/skeleton'
import { Preview } from '../preview/preview'
import { useRevisions } from '../queries/use-past'
import { RemoveVersionDialog } from './remove-version-dialog'
import { VersionRow } from './version-row'

interface VersionListProps {
  readonly drive: DriveId
  /** A file; also one in the trash. */
  readonly node: RemoteNode
}

export function VersionList({ drive, node }: VersionListProps) {
  const t = useTranslations('history')
  const now = useNow()
  const versions = useRevisions(drive, node.id)
  const restore = useRestore(node)
  const owns = useMay('own')
  const [shown, setShown] = useState<PastRevision>()
  const [removing, setRemoving] = useState<PastRevision>()
  if (!versions.items) return versions.error ? <ListFailed error={versions.error} retry={versions.retry} /> : <Skeleton className="h-24" />
  return (
    <>
      <ul aria-label={t('label', { name: node.name })} onKeyDown={onRowKeys} className="divide-y divide-line">
        {versions.items.map(revision => (
          <VersionRow
            key={revision.id}
            drive={drive}
            node={node}
            revision={revision}
            now={now}
            onOpen={() => setShown(revision)}
            onRestore={revision.current || node.deleted ? undefined : restore(versions.items ?? [], revision)}
            onRemove={revision.current || node.deleted || !owns ? undefined : () => setRemoving(revision)}
          />
        ))}
      </ul>
      <LoadMore more={versions.more} busy={versions.fetchingMore} />
      {removing && <RemoveVersionDialog drive={drive} node={node} revision={removing} onDone={() => setRemoving(undefined)} />}
      {shown && (
        <Preview drive={drive} nodes={[node]} id={node.id} revision={shown} onShow={() => {}} onClose={() => setShown(undefined)} />
      )}
    </>
  )
}

/** `undefined` while the drive cannot be changed. */
function useRestore(node: RemoteNode) {
  const drive = useWritableDrive()
  const report = useReportEdit()
  return (all: readonly PastRevision[], old: PastRevision): (() => void) | undefined => {
    const current = all.find(revision => revision.current)
    if (!drive || !current) return undefined
    const restore = async () => {
      await whenWhole(drive.mirror)
      report(await drive.edits.restoreRevision(node.id, current.id, old))
    }
    return () => void restore()
  }
}
