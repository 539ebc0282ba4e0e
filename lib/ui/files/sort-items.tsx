'use client'
/** By what the items are ordered, and which way round. */
import { useTranslations } from 'next-intl'
import { MenuChoice, MenuSeparator } from '../kit/menu'
import { changeFilesView, useFilesView } from './files-view'
import { SORT_KEYS } from './sort-nodes'

export function SortItems() {
  const t = useTranslations('files.sort')
  const column = useTranslations('files.column')
  const { sort } = useFilesView()
  return (
    <>
      <MenuChoice
        label={t('open')}
        value={sort.key}
        options={SORT_KEYS.map(key => ({ value: key, label: column(key) }))}
        onChange={key => changeFilesView({ sort: { ...sort, key } })}
      />
      <MenuSeparator />
      <MenuChoice
        label={t('direction')}
        value={sort.descending ? 'down' : 'up'}
        options={[
          { value: 'up', label: t('up') },
          { value: 'down', label: t('down') },
        ]}
        onChange={direction => changeFilesView({ sort: { ...sort, descending: direction === 'down' } })}
      />
    </>
  )
}
