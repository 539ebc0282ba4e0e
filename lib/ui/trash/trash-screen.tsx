'use client'
/** What was deleted: back to its place, to another place, or gone for good. */
import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { NodeId } from '../../core/ids'
import type { Trashed } from '../../core/protocol/trash'
import { useMay } from '../client/use-writable-drive'
import { Button } from '../kit/button'
import { FetchedList } from '../kit/fetched-list'
import { LoadMore } from '../kit/load-more'
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
  const mayPurge = useMay('own')
  const purge = mayPurge ? (what: readonly Trashed[] | undefined) => setAsked({ what: 'purge', items: what }) : undefined
  return (
    <>
      <PageHeader title={t('title')}>
        {chosen.length > 0 ? (
          <Chosen
            chosen={chosen}
            selection={selection}
            onRestore={restore && (() => restore(chosen))}
            onPurge={purge && (() => purge(chosen))}
          />
        ) : (
          items.length > 0 &&
          purge && (
            <Button size="sm" tone="caution" onClick={() => purge(undefined)}>
              {t('empty')}
            </Button>
          )
        )}
      </PageHeader>
      <FetchedList
        items={trash.items}
        error={trash.error}
        retry={trash.retry}
        none={{ icon: Trash2, title: t('nothing'), text: t('nothingText') }}
      >
        {trashed => (
          <div className="min-h-0 flex-1 overflow-y-auto">
            <TrashTable
              items={trashed}
              selection={selection}
              onRestore={restore && (item => restore([item]))}
              onPlace={restore && (item => setAsked({ what: 'place', items: [item] }))}
              onPurge={purge && (item => purge([item]))}
            />
            <LoadMore more={trash.more} busy={trash.fetchingMore} />
          </div>
        )}
      </FetchedList>
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
  /** `undefined`: only the owner may. */
  readonly onPurge: (() => void) | undefined
}

function Chosen({ chosen, selection, onRestore, onPurge }: ChosenProps) {
  const t = useTranslations('trash')
  const mayRestore = useMay('write')
  return (
    <div role="toolbar" aria-label={t('chosenActions')} className="flex flex-wrap items-center gap-2">
      <span role="status" className="tabular text-13 text-ink-soft">
        {t('chosen', { count: chosen.length })}
      </span>
      {mayRestore && (
        <Button size="sm" tone="primary" disabled={!onRestore} onClick={onRestore}>
          {t('restore')}
        </Button>
      )}
      {onPurge && (
        <Button size="sm" tone="caution" onClick={onPurge}>
          {t('purge')}
        </Button>
      )}
      <Button size="sm" tone="ghost" onClick={selection.clear}>
        {t('clear')}
      </Button>
    </div>
  )
}
