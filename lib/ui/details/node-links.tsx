'use client'
/** The links that open one file or folder by its own name, and the way to another one. */
import { useTranslations } from 'next-intl'
import type { DriveId } from '../../core/ids'
import { ListFailed } from '../kit/list-failed'
import { Skeleton } from '../kit/skeleton'
import { LinkList } from '../links/link-list'
import { useLinks } from '../queries/use-links'
import { opensAll } from '../share/link-state'
import type { ShareTarget } from '../share/share-target'

interface NodeLinksProps {
  readonly drive: DriveId
  readonly node: ShareTarget
}

export function NodeLinks({ drive, node }: NodeLinksProps) {
  const t = useTranslations('details')
  const links = useLinks(drive)
  if (!links.data)
    return links.error ? <ListFailed error={links.error} retry={() => void links.refetch()} /> : <Skeleton className="h-24" />
  const found = links.data.filter(link => opensAll(link, [node.id]))
  if (found.length === 0) return <p className="text-13 text-ink-soft">{t('noLinks')}</p>
  return <LinkList label={t('linksOf', { name: node.name })} links={found} />
}
