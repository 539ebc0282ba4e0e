'use client'
/** What is known of one chosen item: what it is, what it was, what was done to it, and who may open it by a link. */
import { useTranslations } from 'next-intl'
import type { ShownNode } from '../../browser/drive-api'
import { Thumbnail } from '../files/thumbnail'
import type { Folder } from '../files/use-shown-folder'
import { Name } from '../format/name'
import { onDemand } from '../kit/on-demand'
import { ShareButton } from '../share/share-button'
import { DetailTabs } from './detail-tabs'
import { NodeFacts } from './node-facts'

const VersionList = onDemand(async () => (await import('../history/version-list')).VersionList)

interface NodeDetailsProps {
  readonly node: ShownNode
  readonly folder: Folder
}

export function NodeDetails({ node, folder }: NodeDetailsProps) {
  const t = useTranslations('details')
  const versions = { value: 'versions' as const, label: t('versions'), panel: <VersionList drive={folder.drive} node={node} /> }
  return (
    <>
      <div className="flex h-44 shrink-0 items-center justify-center overflow-hidden rounded-md bg-canvas">
        <Thumbnail node={node} drive={folder.drive} size={1024} iconPx={56} />
      </div>
      <h3 className="mt-3 mb-2 min-w-0 font-semibold text-14">
        <Name text={node.name} />
      </h3>
      <ShareButton targets={[node]} />
      <DetailTabs
        drive={folder.drive}
        node={node}
        facts={<NodeFacts node={node} folder={folder} />}
        more={node.kind === 'file' ? [versions] : []}
      />
    </>
  )
}
