'use client'
/** Which names never take part in sync, and a place to try one. */
import { Check, EyeOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { IGNORE_RULES } from '../../core/local/ignore'
import { Field } from '../kit/field'
import { Group } from './group'
import { ignoredPart } from './ignored-path'

export function IgnoreSettings() {
  const t = useTranslations('settings.ignore')
  const [path, setPath] = useState('')
  return (
    <Group title={t('title')} part="ignore">
      <p className="-mt-2 mb-4 text-pretty text-ink-soft">{t('text')}</p>
      <dl className="mb-5 divide-y divide-line rounded-lg border border-line">
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
      <Field label={t('try')} value={path} onValueChange={setPath} placeholder={t('example')} autoComplete="off" spellCheck={false} />
      <Verdict path={path} />
    </Group>
  )
}

function Verdict({ path }: { readonly path: string }) {
  const t = useTranslations('settings.ignore')
  const part = ignoredPart(path)
  const Icon = part ? EyeOff : Check
  return (
    <p role="status" className="mt-2 flex min-h-5 items-center gap-2 text-13">
      {path.trim() !== '' && (
        <>
          <Icon size={16} aria-hidden className={part ? 'text-warn' : 'text-ok'} />
          {part ? t('ignored', { name: part.name, why: t(`why.${part.why}`) }) : t('takesPart')}
        </>
      )}
    </p>
  )
}
