'use client'
/** What is known of the shown folder. */
import { useTranslations } from 'next-intl'
import { ROOT } from '../../core/ids'
import { KindIcon } from '../files/kind-icon'
import type { Folder } from '../files/use-shown-folder'
import { Name } from '../format/name'
import { useDrive } from '../queries/use-me'
import { ShareButton } from '../share/share-button'
import type { ShareTarget } from '../share/share-target'
import { Counted } from './counted'
import { DetailTabs } from './detail-tabs'
import { Fact, Facts } from './facts'
import { OnDevices } from './on-devices'

export function FolderDetails({ folder }: { readonly folder: Folder }) {
  const drive = useDrive()
  const name = folder.id === ROOT ? (drive?.name ?? '') : (folder.path.at(-1)?.name ?? '')
  const node: ShareTarget = { id: folder.id, kind: 'folder', name }
  return (
    <>
      <div className="flex h-32 shrink-0 items-center justify-center rounded-md bg-canvas">
        <KindIcon node={node} size={56} />
      </div>
      <h3 className="mt-3 mb-2 min-w-0 font-semibold text-14">
        <Name text={name} />
      </h3>
      {folder.id !== ROOT && <ShareButton targets={[node]} />}
      <DetailTabs drive={folder.drive} node={node} facts={<FolderFacts folder={folder} />} />
    </>
  )
}

function FolderFacts({ folder }: { readonly folder: Folder }) {
  const t = useTranslations('details')
  return (
    <>
      <Facts>
        <Fact name={t('size')}>
          <Counted folder={folder.id} changed={folder.nodes} />
        </Fact>
        <Fact name={t('here')}>{t('items', { count: folder.nodes.length })}</Fact>
      </Facts>
      <OnDevices drive={folder.drive} node={{ id: folder.id, kind: 'folder', seq: 0 }} />
      <p className="mt-6 text-12 text-ink-soft">{t('choose')}</p>
    </>
  )
}
