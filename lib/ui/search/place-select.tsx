'use client'
/** Where a search looks: in the whole drive, in the folder from where it began, or in any that is chosen. */
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { Step } from '../../browser/drive-api'
import { type NodeId, ROOT } from '../../core/ids'
import { useDriveClient } from '../client/drive-client-provider'
import { PlaceChooser } from '../files/place-chooser'
import { Select } from '../kit/select'
import type { SearchFilters } from './search-filters'
import { CHOOSE, DRIVE, inPlace, placesOf } from './search-places'

interface PlaceSelectProps {
  readonly filters: SearchFilters
  readonly onChange: (filters: SearchFilters) => void
}

export function PlaceSelect({ filters, onChange }: PlaceSelectProps) {
  const t = useTranslations('search')
  const [choosing, setChoosing] = useState(false)
  const near = usePath(filters.near)
  const chosen = usePath(filters.folder)
  const names = new Map([near, chosen].flatMap(path => path?.slice(-1) ?? []).map(({ id, name }) => [id, name]))
  const label = (place: string) => {
    if (place === DRIVE) return t('inDrive')
    return place === CHOOSE ? t('chooseFolder') : t('inFolder', { name: names.get(place as NodeId) ?? '…' })
  }
  const take = (place: string) => (place === CHOOSE ? setChoosing(true) : onChange(inPlace(filters, place)))
  const start = chosen ?? near ?? []
  return (
    <>
      <Select
        label={t('filter.folder')}
        value={filters.folder ?? DRIVE}
        marked={filters.folder !== undefined}
        options={placesOf(filters).map(value => ({ value, label: label(value) }))}
        onChange={take}
      />
      {choosing && (
        <PlaceChooser
          title={t('chooseTitle')}
          take={t('lookHere')}
          from={{ id: start.at(-1)?.id ?? ROOT, path: start }}
          barred={new Set()}
          mayTake={() => true}
          onTake={folder => onChange(inPlace(filters, folder === ROOT ? DRIVE : folder))}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  )
}

/** From below the top of the drive to the folder itself; `undefined` while it is not known, and for none. */
function usePath(folder: NodeId | undefined): readonly Step[] | undefined {
  const mirror = useDriveClient()?.mirror
  const [known, setKnown] = useState<{ readonly folder: NodeId; readonly path: readonly Step[] }>()
  useEffect(() => {
    if (folder === undefined) return
    let here = true
    const show = (path: readonly Step[] | undefined) => here && path && setKnown({ folder, path: path.filter(({ id }) => id !== ROOT) })
    void mirror?.path(folder).then(show)
    return () => {
      here = false
    }
  }, [mirror, folder])
  return known?.folder === folder ? known?.path : undefined
}
