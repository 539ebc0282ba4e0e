'use client'
/** What the link is called: by its maker, by what it names, or by how much that is. */
import { useTranslations } from 'next-intl'
import { useVisit } from './visit-context'

export function useVisitTitle(): string {
  const t = useTranslations('visit')
  const { visit } = useVisit()
  return visit.title === '' ? t('several', { count: visit.roots.length }) : visit.title
}
