'use client'
/** What narrows a search: kind, size, age, author, place. */
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '../kit/button'
import { Select } from '../kit/select'
import { AuthorSelect } from '../placed/author-select'
import { PlaceSelect } from './place-select'
import { isFiltered, KINDS, type SearchFilters, SIZES, TIMES } from './search-filters'

interface SearchBarProps {
  readonly filters: SearchFilters
  readonly onChange: (filters: SearchFilters) => void
}

export function SearchBar({ filters, onChange }: SearchBarProps) {
  const t = useTranslations('search')
  const set = (change: Partial<SearchFilters>) => onChange({ ...filters, ...change })
  const clear = () => set({ kind: 'any', size: 'any', changed: 'any', who: 'any', folder: undefined })
  const { kind, size, changed, who } = filters
  return (
    <div
      role="toolbar"
      aria-label={t('filters')}
      className="flex min-h-13 shrink-0 flex-wrap items-center gap-2 border-line border-b px-4 py-2 phone:flex-nowrap phone:overflow-x-auto phone:[&>*]:shrink-0"
    >
      <Select
        label={t('filter.kind')}
        value={kind}
        marked={kind !== 'any'}
        options={KINDS.map(value => ({ value, label: t(`kind.${value}`) }))}
        onChange={value => set({ kind: value })}
      />
      <Select
        label={t('filter.changed')}
        value={changed}
        marked={changed !== 'any'}
        options={TIMES.map(value => ({ value, label: t(`changed.${value}`) }))}
        onChange={value => set({ changed: value })}
      />
      <Select
        label={t('filter.size')}
        value={size}
        marked={size !== 'any'}
        options={SIZES.map(value => ({ value, label: t(`size.${value}`) }))}
        onChange={value => set({ size: value })}
      />
      <AuthorSelect label={t('filter.who')} value={who} onChange={value => set({ who: value })} />
      <PlaceSelect filters={filters} onChange={onChange} />
      {isFiltered(filters) && (
        <Button size="sm" tone="ghost" onClick={clear}>
          <X size={14} aria-hidden />
          {t('clearFilters')}
        </Button>
      )}
    </div>
  )
}
