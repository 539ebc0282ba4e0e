'use client'
/** What stands around every state of a link: whose program this is, the language, and the way home for those who have one. */
import { CloudOff } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LOCALE_NAMES, LOCALES } from '../i18n/locale'
import { useSetLocale } from '../i18n/use-set-locale'
import { buttonLook } from '../kit/button'
import { Select } from '../kit/select'
import { Mark } from '../mark/mark'
import { useFaultText } from '../queries/use-fault-text'
import { useFront } from './use-front'

interface VisitFrameProps {
  readonly token: string
  readonly children: ReactNode
}

export function VisitFrame({ token, children }: VisitFrameProps) {
  const t = useTranslations('visit')
  const { data, error } = useFront(token)
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex min-h-13 shrink-0 items-center gap-2.5 border-line border-b bg-canvas px-6 phone:px-4">
        <Mark figure="apart" size={20} className="text-accent" />
        <span className="min-w-0 flex-1 truncate font-semibold tracking-[-0.01em]">Lockstep</span>
        {data && error && <Behind error={error} />}
        <Language />
        {data?.kind === 'open' && data.signedIn && (
          <a href="/files" className={buttonLook('ghost', 'sm')}>
            {t('mine')}
          </a>
        )}
      </header>
      <main className="mx-auto flex w-full max-w-5xl flex-1 flex-col px-6 py-8 phone:px-4 phone:py-5">{children}</main>
    </div>
  )
}

/** What is shown is as it was last seen. */
function Behind({ error }: { readonly error: Error }) {
  const t = useTranslations('files')
  const faultText = useFaultText()
  return (
    <span role="status" title={faultText(error)} className="flex items-center gap-1.5 text-12 text-warn">
      <CloudOff size={14} aria-hidden />
      {t('asLastSeen')}
    </span>
  )
}

function Language() {
  const t = useTranslations('visit')
  return (
    <Select
      label={t('language')}
      value={useLocale()}
      options={LOCALES.map(locale => ({ value: locale, label: LOCALE_NAMES[locale] }))}
      onChange={useSetLocale()}
    />
  )
}
