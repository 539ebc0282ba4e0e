'use client'
/** Who did what in the drive, by day. */
import { Activity } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { type ActivityItem, DeedSchema } from '../../core/protocol/activity'
import type { ActivityAsked } from '../api/past'
import { dayName, groupByDay } from '../format/days'
import { useNow } from '../format/use-now'
import { Button } from '../kit/button'
import { LoadMore } from '../kit/load-more'
import { Notice } from '../kit/notice'
import { onRowKeys } from '../kit/row-keys'
import { RowsLoading } from '../kit/rows-loading'
import { ScreenFailed } from '../kit/screen-failed'
import { Select } from '../kit/select'
import { ANYBODY, AuthorSelect } from '../placed/author-select'
import { useDrive } from '../queries/use-me'
import { useActivity } from '../queries/use-past'
import { DeedRow } from './deed-row'

const ANY = 'any'
const WHATS = [ANY, ...DeedSchema.options] as const
const WHENS = [ANY, 'day', 'week', 'month'] as const

const DAY_MS = 86_400_000
const AGES_MS = { day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS }

interface Filter {
  readonly what: (typeof WHATS)[number]
  readonly who: string
  readonly when: (typeof WHENS)[number]
  /** Milliseconds since 1970: reckoned when it was chosen, so that the question stays the same. */
  readonly since: number | undefined
}

const EVERYTHING: Filter = { what: ANY, who: ANYBODY, when: ANY, since: undefined }

export function DriveActivity() {
  const t = useTranslations('activity')
  const [filter, setFilter] = useState(EVERYTHING)
  const { items, error, retry, more, fetchingMore } = useActivity(useDrive()?.id, askedOf(filter))
  const all = filter.what === ANY && filter.who === ANYBODY && filter.when === ANY
  if (items?.length === 0 && all)
    return (
      <Notice icon={<Activity size={32} strokeWidth={1.5} aria-hidden />} title={t('nothing')}>
        {t('nothingInDrive')}
      </Notice>
    )
  return (
    // Much enlarged, the filters leave no room: then they are scrolled away.
    <div className="flex h-full flex-col overflow-y-auto">
      <Filters filter={filter} onChange={setFilter} />
      {items ? (
        <div className="min-h-24 flex-1 basis-0 overflow-y-auto">
          {items.length === 0 && <NothingSuch onClear={() => setFilter(EVERYTHING)} />}
          <Days items={items} />
          <LoadMore more={more} busy={fetchingMore} />
        </div>
      ) : error ? (
        <ScreenFailed error={error} retry={retry} />
      ) : (
        <RowsLoading />
      )}
    </div>
  )
}

function askedOf({ what, who, since }: Filter): ActivityAsked {
  return { ...(what !== ANY && { what }), ...(who !== ANYBODY && { who }), ...(since !== undefined && { since }) }
}

interface FiltersProps {
  readonly filter: Filter
  readonly onChange: (filter: Filter) => void
}

function Filters({ filter, onChange }: FiltersProps) {
  const t = useTranslations('activity')
  const choose = (when: Filter['when']) => onChange({ ...filter, when, since: when === ANY ? undefined : Date.now() - AGES_MS[when] })
  return (
    <div role="toolbar" aria-label={t('filters')} className="flex shrink-0 flex-wrap gap-2 border-line border-b px-4 py-2">
      <Select
        label={t('filterWhat')}
        value={filter.what}
        marked={filter.what !== ANY}
        options={WHATS.map(value => ({ value, label: t(`whats.${value}`) }))}
        onChange={what => onChange({ ...filter, what })}
      />
      <AuthorSelect label={t('filterWho')} value={filter.who} onChange={who => onChange({ ...filter, who })} />
      <Select
        label={t('filterWhen')}
        value={filter.when}
        marked={filter.when !== ANY}
        options={WHENS.map(value => ({ value, label: t(`whens.${value}`) }))}
        onChange={choose}
      />
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
