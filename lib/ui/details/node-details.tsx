'use client'
/** What is known of one chosen item: what it is, what it was, what was done to it. */
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ShownNode } from '../../browser/drive-api'
import { Thumbnail } from '../files/thumbnail'
import type { Folder } from '../files/use-shown-folder'
import { Name } from '../format/name'
import { onDemand } from '../kit/on-demand'
import { Tabs } from '../kit/tabs'
import { ShareButton } from '../share/share-button'
import { NodeFacts } from './node-facts'

const VersionList = onDemand(async () => (await import('../history/version-list')).VersionList)
const NodeActivity = onDemand(async () => (await import('../activity/node-activity')).NodeActivity)

interface NodeDetailsProps {
  readonly node: ShownNode
  readonly folder: Folder
}

type Shown = 'facts' | 'versions' | 'activity'

export function NodeDetails({ node, folder }: NodeDetailsProps) {
  const t = useTranslations('details')
  const [shown, setShown] = useState<Shown>('facts')
  const tabs = [
    { value: 'facts' as const, label: t('facts'), panel: <NodeFacts node={node} folder={folder} /> },
    ...(node.kind === 'file'
      ? [{ value: 'versions' as const, label: t('versions'), panel: <VersionList drive={folder.drive} node={node} /> }]
      : []),
    { value: 'activity' as const, label: t('activity'), panel: <NodeActivity drive={folder.drive} node={node} /> },
  ]
  return (
    <>
      <div className="flex h-44 shrink-0 items-center justify-center overflow-hidden rounded-md bg-canvas">
        <Thumbnail node={node} drive={folder.drive} size={1024} iconPx={56} />
      </div>
      <h3 className="mt-3 mb-2 min-w-0 font-semibold text-14">
        <Name text={node.name} />
      </h3>
      <ShareButton targets={[node]} />
      <div className="-mx-2 flex min-h-0 flex-col">
        <Tabs label={t('about', { name: node.name })} tabs={tabs} value={shown} onChange={setShown} />
      </div>
    </>
  )
}
