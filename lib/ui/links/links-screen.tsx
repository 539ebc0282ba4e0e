'use client'
/** Everything that this person shares by links, in all their drives, and what happened at it. */
import { Link2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useNow } from '../format/use-now'
import { FetchedList } from '../kit/fetched-list'
import { useMyLinks } from '../queries/use-links'
import { PageHeader } from '../shell/page-header'
import { LinkList } from './link-list'
import { NoticeList } from './notice-list'

export function LinksScreen() {
  const t = useTranslations('links')
  const now = useNow()
  const links = useMyLinks()
  return (
    <>
      <PageHeader title={t('title')} />
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
        <NoticeList now={now} />
        <FetchedList
          items={links.data}
          error={links.error}
          retry={() => void links.refetch()}
          none={{ icon: Link2, title: t('empty'), text: t('emptyText') }}
        >
          {items => (
            <div className="mx-auto w-full max-w-3xl px-6 py-5 phone:px-4">
              <LinkList label={t('title')} links={items} />
            </div>
          )}
        </FetchedList>
      </div>
    </>
  )
}
