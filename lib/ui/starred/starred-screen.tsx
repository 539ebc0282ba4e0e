'use client'
/** What this person gave a star. */
import { Star } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useNow } from '../format/use-now'
import { Notice } from '../kit/notice'
import { RowsLoading } from '../kit/rows-loading'
import { ScreenFailed } from '../kit/screen-failed'
import { PlacedList } from '../placed/placed-list'
import { StarButton } from '../placed/star-button'
import { useStarred } from '../queries/use-shelf'
import { PageHeader } from '../shell/page-header'

export function StarredScreen() {
  const t = useTranslations('starred')
  const now = useNow()
  const starred = useStarred()
  const items = starred.data?.items
  return (
    <>
      <PageHeader title={t('title')} />
      {items && items.length > 0 ? (
        <div className="min-h-0 flex-1 overflow-y-auto">
          <PlacedList label={t('title')} items={items} now={now} action={({ node }) => <StarButton node={node} starred />} />
        </div>
      ) : items ? (
        <Notice icon={<Star size={32} strokeWidth={1.5} aria-hidden />} title={t('empty')}>
          {t('emptyText')}
        </Notice>
      ) : starred.error ? (
        <ScreenFailed error={starred.error} retry={() => void starred.refetch()} />
      ) : (
        <RowsLoading />
      )}
    </>
  )
}
