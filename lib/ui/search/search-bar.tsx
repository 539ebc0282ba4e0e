'use client'
/** What narrows a search: kind, size, age, author, place. */
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { type NodeId, ROOT } from '../../core/ids'
import { useDriveClient } from '../client/drive-client-provider'
import { Button } from '../kit/button'
import { Select } from '../kit/select'
import { AuthorSelect } from '../placed/author-select'
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
      <Place filters={filters} onChange={onChange} />
      {isFiltered(filters) && (
        <Button size="sm" tone="ghost" onClick={clear}>
          <X size={14} aria-hidden />
          {t('clearFilters')}
        </Button>
      )}
    </div>
  )
}

/** The whole drive, or the folder from where the search began. */
function Place({ filters, onChange }: SearchBarProps) {
  const t = useTranslations('search')
  const id = filters.folder ?? filters.near
  const name = useFolderName(id)
  if (id === undefined || name === undefined) return null
  return (
    <Select
      label={t('filter.folder')}
      value={filters.folder === undefined ? 'drive' : 'folder'}
      marked={filters.folder !== undefined}
      options={[
        { value: 'drive', label: t('inDrive') },
        { value: 'folder', label: t('inFolder', { name }) },
      ]}
      onChange={value => onChange({ ...filters, folder: value === 'folder' ? id : undefined, near: id })}
    />
  )
}

function useFolderName(id: NodeId | undefined): string | undefined {
  const mirror = useDriveClient()?.mirror
  const [known, setKnown] = useState<{ readonly id: NodeId; readonly name: string }>()
  useEffect(() => {
    if (id === undefined || id === ROOT) return
    let here = true
    void mirror?.node(id).then(node => here && node && setKnown({ id, name: node.name }))
    return () => {
      here = false
    }
  }, [mirror, id])
  return known?.id === id ? known?.name : undefined
}
