'use client'
/** Everything that the link names, or the folder that is shown. */
import { useTranslations } from 'next-intl'
import { DownloadZip } from './download-zip'
import { useVisitTitle } from './use-visit-title'
import { useVisit } from './visit-context'

export function DownloadAll() {
  const t = useTranslations('visit')
  const { visit } = useVisit()
  const title = useVisitTitle()
  return <DownloadZip nodes={visit.roots.map(({ id }) => id)} name={title} text={t('downloadAll')} />
}
