'use client'
/** Everything in the drive whose name or text has what was typed above. */
import { CircleAlert, Search, SearchX } from 'lucide-react'
import { useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useNow } from '../format/use-now'
import { Button } from '../kit/button'
import { Notice } from '../kit/notice'
import { RowsLoading } from '../kit/rows-loading'
import { PlacedList } from '../placed/placed-list'
import { useFaultText } from '../queries/use-fault-text'
import { baseOf } from '../shell/route'
import { useHydrated } from '../shell/use-hydrated'
import { SearchBar } from './search-bar'
import { filtersOf, isFiltered, type SearchFilters, searchUrl } from './search-filters'
import { SnippetText } from './snippet-text'
import { type Found, useSearch } from './use-search'

const NOTHING = new URLSearchParams()

export function SearchScreen() {
  const t = useTranslations('search')
  const hydrated = useHydrated()
  const query = useSearchParams()
  const filters = filtersOf(hydrated ? query : NOTHING)
  const now = useNow()
  const found = useSearch(filters, now)
  const asks = filters.q.trim() !== '' || isFiltered(filters)
  return (
    <>
      <h1 className="sr-only">{t('title')}</h1>
      <SearchBar filters={filters} onChange={change} />
      <Said filters={filters} found={found} asks={asks} />
      {found.error && asks && <NamesOnly found={found} />}
      {!asks ? (
        <Notice icon={<Search size={32} strokeWidth={1.5} aria-hidden />} title={t('begin')}>
          {t('beginText')}
        </Notice>
      ) : found.hits.length > 0 ? (
        <Hits found={found} now={now} />
      ) : found.busy ? (
        <RowsLoading />
      ) : (
        !found.error && <NoHits filters={filters} />
      )}
    </>
  )
}

function change(filters: SearchFilters): void {
  window.history.replaceState(null, '', baseOf(window.location.pathname) + searchUrl(filters))
}

function Hits({ found, now }: { readonly found: Found; readonly now: number }) {
  const t = useTranslations('search')
  const items = found.hits.map(({ node, path, snippet }) => ({ node, path, below: snippet && <SnippetText snippet={snippet} /> }))
  return (
    <div className="min-h-0 flex-1 overflow-y-auto" aria-busy={found.busy}>
      <PlacedList label={t('results')} items={items} now={now} />
      {found.more && <p className="p-4 text-center text-13 text-ink-soft">{t('more')}</p>}
      {found.filling && <p className="p-4 text-center text-13 text-ink-soft">{t('filling')}</p>}
    </div>
  )
}

function NoHits({ filters }: { readonly filters: SearchFilters }) {
  const t = useTranslations('search')
  const filtered = isFiltered(filters)
  const clear = () => change(filtersOf(new URLSearchParams({ q: filters.q })))
  return (
    <Notice
      icon={<SearchX size={32} strokeWidth={1.5} aria-hidden />}
      title={filters.q.trim() === '' ? t('nothing') : t('nothingFor', { text: filters.q.trim() })}
      action={filtered && <Button onClick={clear}>{t('clearFilters')}</Button>}
    >
      {t(filtered ? 'nothingFiltered' : 'nothingText')}
    </Notice>
  )
}

function NamesOnly({ found }: { readonly found: Found }) {
  const t = useTranslations('search')
  const common = useTranslations('common')
  const faultText = useFaultText()
  return (
    <div role="alert" className="flex shrink-0 items-center gap-3 border-line border-b bg-warn-wash px-4 py-2 text-13">
      <CircleAlert size={16} aria-hidden className="shrink-0 text-warn" />
      <p className="min-w-0 flex-1">
        {faultText(found.error)} {t('namesOnly')}
      </p>
      <Button size="sm" onClick={found.retry}>
        {common('retry')}
      </Button>
    </div>
  )
}

interface SaidProps {
  readonly filters: SearchFilters
  readonly found: Found
  readonly asks: boolean
}

/** For those who do not see the list change. */
function Said({ found, asks }: SaidProps) {
  const t = useTranslations('search')
  return (
    <p role="status" className="sr-only">
      {asks && !found.busy && t('count', { count: found.hits.length })}
    </p>
  )
}
