'use client'
/** What an item is, where, since when, and how it stands on each device. */
import { useTranslations } from 'next-intl'
import type { ShownNode } from '../../browser/drive-api'
import { extensionOf, fileKind } from '../../core/file-kind'
import { ROOT } from '../../core/ids'
import { BY_LINK } from '../../core/protocol/by-link'
import { onFolderLink } from '../files/go-to-folder'
import type { Folder } from '../files/use-shown-folder'
import { Moment } from '../format/moment'
import { Name } from '../format/name'
import { useFormat } from '../format/use-format'
import { useNow } from '../format/use-now'
import { useRoutes } from '../shell/use-routes'
import { Counted } from './counted'
import { Fact, Facts } from './facts'
import { OnDevices } from './on-devices'

interface NodeFactsProps {
  readonly node: ShownNode
  readonly folder: Folder
}

export function NodeFacts({ node, folder }: NodeFactsProps) {
  const t = useTranslations('details')
  const kind = useTranslations('files.kind')
  const common = useTranslations('common')
  const format = useFormat()
  const now = useNow()
  const { revision } = node
  const extension = extensionOf(node.name).toUpperCase()
  return (
    <>
      <Facts>
        <Fact name={t('kind')}>
          {kind(node.kind === 'folder' ? 'folder' : fileKind(node.name))}
          {node.kind === 'file' && extension !== '' && ` (${extension})`}
        </Fact>
        <Fact name={t('size')}>{revision ? format.bytes(revision.size) : <Counted folder={node.id} changed={node.seq} />}</Fact>
        <Fact name={t('where')}>
          <Where folder={folder} />
        </Fact>
        {revision && (
          <>
            <Fact name={t('modified')}>
              <Moment at={revision.mtime} now={now} />
            </Fact>
            <Fact name={t('received')}>
              <Moment at={revision.at} now={now} />
            </Fact>
            <Fact name={t('by')}>
              {revision.author}
              <span className="block text-12 text-ink-soft">
                {revision.device === BY_LINK ? common('byLink') : revision.device || t('inBrowser')}
              </span>
            </Fact>
          </>
        )}
      </Facts>
      <OnDevices drive={folder.drive} node={node} />
    </>
  )
}

function Where({ folder: { id, path } }: Pick<NodeFactsProps, 'folder'>) {
  const t = useTranslations('files')
  const routes = useRoutes()
  return (
    <a href={routes.folder(id)} onClick={onFolderLink(id)} className="underline underline-offset-2">
      <Name text={id === ROOT ? t('title') : (path.at(-1)?.name ?? '')} />
    </a>
  )
}
