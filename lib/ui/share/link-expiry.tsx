'use client'
/** The last day of a link. An emptied field says nothing, because a half-typed day is empty too: a button takes the end away. */
import { useTranslations } from 'next-intl'
import { Button } from '../kit/button'
import { useLinkPolicy } from '../queries/use-links'
import { dayOf, endOfDay, lastDay } from './expiry'
import { TextSetting } from './text-setting'

interface LinkExpiryProps {
  /** Milliseconds since 1970; `null`: it goes on. */
  readonly at: number | null
  readonly now: number
  readonly onChange: (at: number | null) => void
}

export function LinkExpiry({ at, now, onChange }: LinkExpiryProps) {
  const t = useTranslations('share.expiry')
  const maxDays = useLinkPolicy().data?.maxDays ?? null
  const last = lastDay(maxDays, now)
  return (
    <div className="flex flex-col gap-2">
      <TextSetting
        type="date"
        label={t('label')}
        hint={maxDays === null ? t('hint') : t('demanded', { count: maxDays })}
        wrong={t('wrong')}
        text={at === null ? '' : dayOf(at)}
        parse={day => endOfDay(day, now)}
        onSave={onChange}
        min={dayOf(now)}
        {...(last !== undefined && { max: last })}
      />
      {at !== null && maxDays === null && (
        <div>
          <Button size="sm" onClick={() => onChange(null)}>
            {t('never')}
          </Button>
        </div>
      )}
    </div>
  )
}
