'use client'
/** Everything that this person shares by links, in all their drives, and what happened at it. */
import { Link2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { SharedLink } from '../../core/protocol/links'
import { useNow } from '../format/use-now'
import { FetchedList } from '../kit/fetched-list'
import { onDemand } from '../kit/on-demand'
import { useMyLinks } from '../queries/use-links'
import { EndDialog } from '../share/end-dialog'
import { PageHeader } from '../shell/page-header'
import { LinkRow, type LinkWish } from './link-row'
import { NoticeList } from './notice-list'

const ShareDialog = onDemand(async () => (await import('../share/share-dialog')).ShareDialog)

const COLUMN = 'mx-auto w-full max-w-3xl px-6 py-5 phone:px-4'

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
          {items => <Links links={items} now={now} />}
        </FetchedList>
      </div>
    </>
  )
}

interface Asked {
  readonly wish: LinkWish
  readonly link: SharedLink
}

function Links({ links, now }: { readonly links: readonly SharedLink[]; readonly now: number }) {
  const t = useTranslations('links')
  const [asked, setAsked] = useState<Asked>()
  const done = () => setAsked(undefined)
  return (
    <div className={COLUMN}>
      <ul aria-label={t('title')} className="divide-y divide-line rounded-lg border border-line">
        {links.map(link => (
          <LinkRow key={link.id} link={link} now={now} onAsk={wish => setAsked({ wish, link })} />
        ))}
      </ul>
      {asked?.wish === 'change' && <ShareDialog drive={asked.link.drive} targets={asked.link.nodes} link={asked.link.id} onClose={done} />}
      {asked && asked.wish !== 'change' && <EndDialog what={asked.wish} link={asked.link} onDone={done} />}
    </div>
  )
}
