'use client'
/** How often a link was used, and when last. */
import { useTranslations } from 'next-intl'
import type { SharedLink } from '../../core/protocol/links'
import { Moment } from '../format/moment'

export function LinkCounts({ link, now }: { readonly link: SharedLink; readonly now: number }) {
  const t = useTranslations('share')
  const last = Math.max(link.lastOpenedAt ?? 0, link.lastDownloadedAt ?? 0)
  const downloads =
    link.maxDownloads === null
      ? t('downloads', { count: link.downloads })
      : t('downloadsOf', { count: link.downloads, most: link.maxDownloads })
  return (
    <>
      {t('opens', { count: link.opens })}
      {link.role !== 'upload' && ` · ${downloads}`}
      {last > 0 && <> · {t.rich('last', { moment: () => <Moment at={last} now={now} /> })}</>}
    </>
  )
}
