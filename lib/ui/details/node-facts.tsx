'use client'
/** What an item is, where, since when, and how it stands on this device. */
import { useTranslations } from 'next-intl'
import type { ShownNode } from '../../browser/drive-api'
import { extensionOf, fileKind } from '../../core/file-kind'
import { ROOT } from '../../core/ids'
import { BY_LINK } from '../../core/protocol/by-link'
import { onFolderLink } from '../files/go-to-folder'
import { useItemStates } from '../files/use-item-states'
import type { Folder } from '../files/use-shown-folder'
import { Moment } from '../format/moment'
import { Name } from '../format/name'
import { useFormat } from '../format/use-format'
import { useNow } from '../format/use-now'
import { useRoutes } from '../shell/use-routes'
import { itemView } from '../sync/item-view'
import { StatusMark } from '../sync/status-mark'
import { Counted } from './counted'
import { Fact, Facts } from './facts'

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
    <div className="px-2 pt-4">
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
        <SyncState node={node} />
      </Facts>
    </div>
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

function SyncState({ node }: Pick<NodeFactsProps, 'node'>) {
  const t = useTranslations('details')
  const item = useTranslations('item')
  const state = useItemStates()?.(node.id)
  if (!state) return null
  const { figure, tone } = itemView(state)
  return (
    <Fact name={t('sync')}>
      <span className="flex items-center gap-2">
        <StatusMark figure={figure} tone={tone} size={14} still />
        {item(state)}
      </span>
    </Fact>
  )
}
