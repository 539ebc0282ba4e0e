'use client'
/** What can be told of a file or a folder, one tab for each kind of it. Links only for those who may make them. */
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { type DriveId, ROOT } from '../../core/ids'
import { useMay } from '../client/use-writable-drive'
import { onDemand } from '../kit/on-demand'
import { type Tab, Tabs } from '../kit/tabs'
import type { ShareTarget } from '../share/share-target'

const NodeActivity = onDemand(async () => (await import('../activity/node-activity')).NodeActivity)
const NodeLinks = onDemand(async () => (await import('./node-links')).NodeLinks)

type Shown = 'facts' | 'versions' | 'activity' | 'links'

interface DetailTabsProps {
  readonly drive: DriveId
  readonly node: ShareTarget
  readonly facts: ReactNode
  /** Between what it is and what was done to it. */
  readonly more?: readonly Tab<Shown>[]
}

export function DetailTabs({ drive, node, facts, more = [] }: DetailTabsProps) {
  const t = useTranslations('details')
  const [shown, setShown] = useState<Shown>('facts')
  // A whole drive is shared with people, never by a link.
  const links = useMay('write') && node.id !== ROOT
  const tabs: readonly Tab<Shown>[] = [
    { value: 'facts', label: t('facts'), panel: <div className="px-2 pt-4">{facts}</div> },
    ...more,
    { value: 'activity', label: t('activity'), panel: <NodeActivity drive={drive} node={node} /> },
    ...(links
      ? [
          {
            value: 'links' as const,
            label: t('links'),
            panel: (
              <div className="px-2 pt-4">
                <NodeLinks drive={drive} node={node} />
              </div>
            ),
          },
        ]
      : []),
  ]
  return (
    <div className="-mx-2 flex min-h-0 flex-col">
      <Tabs label={t('about', { name: node.name })} tabs={tabs} value={shown} onChange={setShown} />
    </div>
  )
}
