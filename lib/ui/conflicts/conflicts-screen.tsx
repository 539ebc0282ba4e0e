'use client'
/** Files that were changed in two places at once: both are kept, and the person says which one counts. */
import { CircleCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { DriveId } from '../../core/ids'
import { useNow } from '../format/use-now'
import { FetchedList } from '../kit/fetched-list'
import { LoadMore } from '../kit/load-more'
import { useDrive } from '../queries/use-me'
import { useConflicts } from '../queries/use-past'
import { PageHeader } from '../shell/page-header'
import { ConflictCard } from './conflict-card'

export function ConflictsScreen() {
  const t = useTranslations('conflicts')
  const now = useNow()
  const drive = useDrive()?.id
  const { items, error, retry, more, fetchingMore } = useConflicts()
  return (
    <>
      <PageHeader title={t('title')} />
      <FetchedList items={drive && items} error={error} retry={retry} none={{ icon: CircleCheck, title: t('none'), text: t('noneText') }}>
        {conflicts => (
          <div className="min-h-0 flex-1 overflow-y-auto">
            <div className="mx-auto flex max-w-4xl flex-col gap-5 p-6 phone:p-4">
              <p className="text-pretty text-ink-soft">{t('text')}</p>
              {conflicts.map(conflict => (
                <ConflictCard key={conflict.copy.node.id} drive={drive as DriveId} conflict={conflict} now={now} />
              ))}
              <LoadMore more={more} busy={fetchingMore} />
            </div>
          </div>
        )}
      </FetchedList>
    </>
  )
}
