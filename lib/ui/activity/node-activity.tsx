'use client'
/** What was done to one file, or to a folder and all that is in it, the last first. */
import { useTranslations } from 'next-intl'
import type { DriveId } from '../../core/ids'
import type { RemoteNode } from '../../core/protocol/messages'
import { useNow } from '../format/use-now'
import { ListFailed } from '../kit/list-failed'
import { LoadMore } from '../kit/load-more'
import { Skeleton } from '../kit/skeleton'
import { useActivity } from '../queries/use-past'
import { DeedRow } from './deed-row'

interface NodeActivityProps {
  readonly drive: DriveId
  readonly node: Pick<RemoteNode, 'id' | 'name' | 'kind'>
}

export function NodeActivity({ drive, node }: NodeActivityProps) {
  const t = useTranslations('activity')
  const now = useNow()
  const { items, error, retry, more, fetchingMore } = useActivity(drive, node.kind === 'folder' ? { folder: node.id } : { node: node.id })
  if (!items) return error ? <ListFailed error={error} retry={retry} /> : <Skeleton className="h-24" />
  if (items.length === 0) return <p className="text-13 text-ink-soft">{t('empty')}</p>
  return (
    <>
      <ul aria-label={t('about', { name: node.name })} className="-mx-4">
        {items.map(item => (
          <DeedRow key={item.seq} item={item} now={now} about={item.node === node.id} />
        ))}
      </ul>
      <LoadMore more={more} busy={fetchingMore} />
    </>
  )
}
