'use client'
/** What was deleted: back to its place, to another place, or gone for good. */
import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { NodeId } from '../../core/ids'
import type { Trashed } from '../../core/protocol/trash'
import { Button } from '../kit/button'
import { LoadMore } from '../kit/load-more'
import { Notice } from '../kit/notice'
import { RowsLoading } from '../kit/rows-loading'
import { ScreenFailed } from '../kit/screen-failed'
import { useTrash } from '../queries/use-past'
import { PageHeader } from '../shell/page-header'
import { PlaceDialog } from './place-dialog'
import { PurgeDialog } from './purge-dialog'
import { TrashTable } from './trash-table'
import { useRestore } from './use-restore'
import { type Selection, useSelection } from './use-selection'

/** `items`: what it is about; `undefined`: everything. */
type Asked =
  | { readonly what: 'purge'; readonly items: readonly Trashed[] | undefined }
  | { readonly what: 'place'; readonly items: readonly Trashed[] }

export function TrashScreen() {
  const t = useTranslations('trash')
  const trash = useTrash()
  const { items = [] } = trash
  const selection = useSelection(items.map(({ node }) => node.id))
  const [asked, setAsked] = useState<Asked>()
  const restore = useRestore(homeless => setAsked({ what: 'place', items: homeless }))
  const chosen = items.filter(({ node }) => selection.ids.has(node.id))
  const done = () => setAsked(undefined)
  const purge = (what: readonly Trashed[] | undefined) => setAsked({ what: 'purge', items: what })
  return (
    <>
      <PageHeader title={t('title')}>
        {chosen.length > 0 ? (
          <Chosen chosen={chosen} selection={selection} onRestore={restore && (() => restore(chosen))} onPurge={() => purge(chosen)} />
        ) : (
          items.length > 0 && (
            <Button size="sm" tone="caution" onClick={() => purge(undefined)}>
              {t('empty')}
            </Button>
          )
        )}
      </PageHeader>
      {items.length > 0 ? (
        <div className="min-h-0 flex-1 overflow-y-auto">
          <TrashTable
            items={items}
            selection={selection}
            onRestore={restore && (item => restore([item]))}
            onPlace={restore && (item => setAsked({ what: 'place', items: [item] }))}
            onPurge={item => purge([item])}
          />
          <LoadMore more={trash.more} busy={trash.fetchingMore} />
        </div>
      ) : trash.items ? (
        <Notice icon={<Trash2 size={32} strokeWidth={1.5} aria-hidden />} title={t('nothing')}>
          {t('nothingText')}
        </Notice>
      ) : trash.error ? (
        <ScreenFailed error={trash.error} retry={trash.retry} />
      ) : (
        <RowsLoading />
      )}
      {asked?.what === 'purge' && <PurgeDialog items={asked.items} all={items} more={trash.more !== undefined} onDone={done} />}
      {asked?.what === 'place' && <PlaceDialog items={asked.items} onDone={done} />}
    </>
  )
}

interface ChosenProps {
  readonly chosen: readonly Trashed[]
  readonly selection: Selection<NodeId>
  /** `undefined` while the drive cannot be changed. */
  readonly onRestore: (() => void) | undefined
  readonly onPurge: () => void
}

function Chosen({ chosen, selection, onRestore, onPurge }: ChosenProps) {
  const t = useTranslations('trash')
  return (
    <div role="toolbar" aria-label={t('chosenActions')} className="flex flex-wrap items-center gap-2">
      <span role="status" className="tabular text-13 text-ink-soft">
        {t('chosen', { count: chosen.length })}
      </span>
      <Button size="sm" tone="primary" disabled={!onRestore} onClick={onRestore}>
        {t('restore')}
      </Button>
      <Button size="sm" tone="caution" onClick={onPurge}>
        {t('purge')}
      </Button>
      <Button size="sm" tone="ghost" onClick={selection.clear}>
        {t('clear')}
      </Button>
    </div>
  )
}
