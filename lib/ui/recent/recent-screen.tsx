'use client'
/** The files that changed last, by day. */
import { Clock } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { PlacedNode } from '../../core/protocol/placed-node'
import { dayName, groupByDay } from '../format/days'
import { useNow } from '../format/use-now'
import { FetchedList } from '../kit/fetched-list'
import { ANYBODY, AuthorSelect } from '../placed/author-select'
import { PlacedList } from '../placed/placed-list'
import { StarButton } from '../placed/star-button'
import { useRecent, useStars } from '../queries/use-shelf'
import { PageHeader } from '../shell/page-header'

export function RecentScreen() {
  const t = useTranslations('recent')
  const [who, setWho] = useState(ANYBODY)
  const recent = useRecent(who === ANYBODY ? undefined : who)
  return (
    <>
      <PageHeader title={t('title')}>
        <AuthorSelect label={t('who')} value={who} onChange={setWho} />
      </PageHeader>
      <FetchedList
        items={recent.data?.items}
        error={recent.error}
        retry={() => void recent.refetch()}
        none={{ icon: Clock, title: t('empty'), text: t(who === ANYBODY ? 'emptyText' : 'emptyOf') }}
      >
        {items => <Days items={items} />}
      </FetchedList>
    </>
  )
}

function Days({ items }: { readonly items: readonly PlacedNode[] }) {
  const locale = useLocale()
  const now = useNow()
  const stars = useStars()
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      {groupByDay(items, ({ node }) => node.revision?.at ?? 0).map(({ day, items: ofDay }) => (
        <section key={day} aria-label={dayName(locale, day, now)}>
          <h2 className="sticky top-0 z-10 border-line/60 border-b bg-canvas px-4 py-1.5 font-medium text-12 text-ink-soft">
            {dayName(locale, day, now)}
          </h2>
          <PlacedList
            label={dayName(locale, day, now)}
            items={ofDay}
            now={now}
            action={({ node }) => <StarButton node={node} starred={stars.has(node.id)} />}
          />
        </section>
      ))}
    </div>
  )
}
