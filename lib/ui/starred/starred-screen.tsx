'use client'
/** What this person gave a star. */
import { Star } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useNow } from '../format/use-now'
import { FetchedList } from '../kit/fetched-list'
import { PlacedList } from '../placed/placed-list'
import { StarButton } from '../placed/star-button'
import { useStarred } from '../queries/use-shelf'
import { PageHeader } from '../shell/page-header'

export function StarredScreen() {
  const t = useTranslations('starred')
  const now = useNow()
  const starred = useStarred()
  return (
    <>
      <PageHeader title={t('title')} />
      <FetchedList
        items={starred.data?.items}
        error={starred.error}
        retry={() => void starred.refetch()}
        none={{ icon: Star, title: t('empty'), text: t('emptyText') }}
      >
        {items => (
          <div className="min-h-0 flex-1 overflow-y-auto">
            <PlacedList label={t('title')} items={items} now={now} action={({ node }) => <StarButton node={node} starred />} />
          </div>
        )}
      </FetchedList>
    </>
  )
}
