'use client'
/** Which columns the list has. */
import { useTranslations } from 'next-intl'
import { MenuChecks } from '../kit/menu'
import { changeFilesView, useFilesView } from './files-view'
import { LIST_COLUMNS, toggledColumn } from './list-columns'

export function ColumnItems() {
  const t = useTranslations('files')
  const { columns } = useFilesView()
  return (
    <MenuChecks
      label={t('menu.columns')}
      values={columns}
      options={LIST_COLUMNS.map(value => ({ value, label: t(`column.${value}`) }))}
      onToggle={column => changeFilesView({ columns: toggledColumn(columns, column) })}
    />
  )
}
