'use client'
/** Files that were changed in two places at once: both are kept, and the person says which one counts. */
import { CircleCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useNow } from '../format/use-now'
import { LoadMore } from '../kit/load-more'
import { Notice } from '../kit/notice'
import { RowsLoading } from '../kit/rows-loading'
import { ScreenFailed } from '../kit/screen-failed'
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
      {drive && items && items.length > 0 ? (
        <div className="min-h-0 flex-1 overflow-y-auto">
          <div className="mx-auto flex max-w-4xl flex-col gap-5 p-6 phone:p-4">
            <p className="text-pretty text-ink-soft">{t('text')}</p>
            {items.map(conflict => (
              <ConflictCard key={conflict.copy.node.id} drive={drive} conflict={conflict} now={now} />
            ))}
            <LoadMore more={more} busy={fetchingMore} />
          </div>
        </div>
      ) : items ? (
        <Notice icon={<CircleCheck size={32} strokeWidth={1.5} aria-hidden />} title={t('none')}>
          {t('noneText')}
        </Notice>
      ) : error ? (
        <ScreenFailed error={error} retry={retry} />
      ) : (
        <RowsLoading />
      )}
    </>
  )
}
