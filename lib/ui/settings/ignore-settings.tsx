'use client'
/** What stays out of sync: names that never take part, the rules of the shown drive, and a place to try a path. */
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { IGNORE_RULES } from '../../core/local/ignore'
import { useDrive } from '../queries/use-me'
import { DriveRules } from './drive-rules'
import { Group } from './group'
import { RulesTester } from './rules-tester'

export function IgnoreSettings() {
  const t = useTranslations('settings.ignore')
  const drive = useDrive()
  /** As they are typed: what is tried is what they would do. */
  const [rules, setRules] = useState('')
  return (
    <Group title={t('title')} part="ignore">
      <p className="-mt-2 mb-4 text-pretty text-ink-soft">{t('text')}</p>
      <dl className="mb-6 divide-y divide-line rounded-lg border border-line">
        {IGNORE_RULES.map(({ why, shown }) => (
          <div key={why} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 py-2 text-13">
            <dt>{t(`why.${why}`)}</dt>
            <dd className="flex flex-wrap gap-1.5">
              {shown.map(name => (
                <code key={name} className="rounded-sm bg-sunken px-1.5 font-mono text-12 text-ink-soft">
                  {name}
                </code>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-col gap-6">
        {drive && <DriveRules key={drive.id} drive={drive} onText={setRules} />}
        <RulesTester rules={rules} />
      </div>
    </Group>
  )
}
