'use client'
/** A sample of paths, and how many more there are. */
import { useTranslations } from 'next-intl'
import type { Path } from '../../core/name'
import { Name } from '../format/name'

interface NameListProps {
  readonly names: readonly Path[]
  readonly total: number
}

export function NameList({ names, total }: NameListProps) {
  const t = useTranslations('common')
  return (
    <ul className="flex flex-col gap-0.5 text-13 text-ink-soft">
      {names.map(path => (
        <li key={path.join('/')}>
          <Name text={path.join('/')} />
        </li>
      ))}
      {total > names.length && <li className="text-ink-faint">{t('more', { count: total - names.length })}</li>}
    </ul>
  )
}
