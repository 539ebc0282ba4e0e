'use client'
/** Who did what in the drive, by day. */
import { Activity } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { type ActivityItem, type Deed, DeedSchema } from '../../core/protocol/activity'
import { dayName, groupByDay } from '../format/days'
import { useNow } from '../format/use-now'
import { Button } from '../kit/button'
import { LoadMore } from '../kit/load-more'
import { Notice } from '../kit/notice'
import { onRowKeys } from '../kit/row-keys'
import { RowsLoading } from '../kit/rows-loading'
import { ScreenFailed } from '../kit/screen-failed'
import { Select } from '../kit/select'
import { useDrive } from '../queries/use-me'
import { useActivity } from '../queries/use-past'
import { DeedRow } from './deed-row'

const ANY = 'any'
const WHATS = [ANY, ...DeedSchema.options] as const

interface Filter {
  readonly what: typeof ANY | Deed
  readonly who: string
}

const EVERYTHING: Filter = { what: ANY, who: ANY }

export function DriveActivity() {
  const t = useTranslations('activity')
  const { items, error, retry, more, fetchingMore } = useActivity(useDrive()?.id)
  const [filter, setFilter] = useState(EVERYTHING)
  if (!items) return error ? <ScreenFailed error={error} retry={retry} /> : <RowsLoading />
  if (items.length === 0)
    return (
      <Notice icon={<Activity size={32} strokeWidth={1.5} aria-hidden />} title={t('nothing')}>
        {t('nothingInDrive')}
      </Notice>
    )
  const shown = items.filter(
    ({ what, author }) => (filter.what === ANY || what === filter.what) && (filter.who === ANY || author === filter.who),
  )
  return (
    <div className="flex h-full flex-col">
      <Filters items={items} filter={filter} onChange={setFilter} />
      <div className="min-h-0 flex-1 overflow-y-auto">
        {shown.length === 0 && <NothingSuch onClear={() => setFilter(EVERYTHING)} />}
        <Days items={shown} />
        <LoadMore more={more} busy={fetchingMore} />
      </div>
    </div>
  )
}

interface FiltersProps {
  readonly items: readonly ActivityItem[]
  readonly filter: Filter
  readonly onChange: (filter: Filter) => void
}

function Filters({ items, filter, onChange }: FiltersProps) {
  const t = useTranslations('activity')
  const authors = [...new Set(items.map(({ author }) => author).filter(author => author !== ''))].sort()
  return (
    <div role="toolbar" aria-label={t('filters')} className="flex shrink-0 flex-wrap gap-2 border-line border-b px-4 py-2">
      <Select
        label={t('filterWhat')}
        value={filter.what}
        marked={filter.what !== ANY}
        options={WHATS.map(value => ({ value, label: t(`whats.${value}`) }))}
        onChange={what => onChange({ ...filter, what })}
      />
      {authors.length > 1 && (
        <Select
          label={t('filterWho')}
          value={filter.who}
          marked={filter.who !== ANY}
          options={[{ value: ANY, label: t('anybody') }, ...authors.map(author => ({ value: author, label: author }))]}
          onChange={who => onChange({ ...filter, who })}
        />
      )}
    </div>
  )
}

function NothingSuch({ onClear }: { readonly onClear: () => void }) {
  const t = useTranslations('activity')
  return (
    <div className="flex flex-col items-center gap-3 p-8 text-center text-ink-soft">
      <p>{t('nothingSuch')}</p>
      <Button size="sm" onClick={onClear}>
        {t('showAll')}
      </Button>
    </div>
  )
}

function Days({ items }: { readonly items: readonly ActivityItem[] }) {
  const locale = useLocale()
  const now = useNow()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys walk through the names of all days
    <div onKeyDown={onRowKeys}>
      {groupByDay(items, ({ at }) => at).map(({ day, items: ofDay }) => (
        <section key={day} aria-label={dayName(locale, day, now)}>
          <h2 className="sticky top-0 z-10 border-line/60 border-b bg-canvas px-4 py-1.5 font-medium text-12 text-ink-soft">
            {dayName(locale, day, now)}
          </h2>
          <ul className="py-1">
            {ofDay.map(item => (
              <DeedRow key={item.seq} item={item} now={now} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
