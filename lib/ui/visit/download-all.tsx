'use client'
/** Everything that the link names, or the folder that is shown. */
import { useTranslations } from 'next-intl'
import { MOST_ZIPPED, visitedZipUrl } from '../api/visit'
import { DownloadLink } from './download-link'
import { useVisitTitle } from './use-visit-title'
import { useVisit } from './visit-context'

export function DownloadAll() {
  const t = useTranslations('visit')
  const { token, visit } = useVisit()
  const title = useVisitTitle()
  // More names than an address holds are taken in parts.
  if (visit.roots.length > MOST_ZIPPED) return null
  const nodes = visit.roots.map(({ id }) => id)
  return <DownloadLink url={visitedZipUrl(token, nodes, title)} text={t('downloadAll')} />
}
