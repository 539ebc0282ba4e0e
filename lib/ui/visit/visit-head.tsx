'use client'
/** What the link is called, who shares it and how long, a word of theirs, and what can be done with all of it. */
import { CircleSlash } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { formatExact } from '../format/format'
import { useFormat } from '../format/use-format'
import { useNow } from '../format/use-now'
import { useVisitTitle } from './use-visit-title'
import { useVisit } from './visit-context'

interface VisitHeadProps {
  /** More about it, before the rest. */
  readonly facts?: ReactNode
  readonly children?: ReactNode
}

export function VisitHead({ facts, children }: VisitHeadProps) {
  const { visit, exhausted, can } = useVisit()
  const title = useVisitTitle()
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-4">
      <div className="min-w-60 flex-1">
        <h1 className="font-semibold text-20 [overflow-wrap:anywhere]">{title}</h1>
        <p className="tabular mt-1 flex flex-wrap gap-x-1.5 text-13 text-ink-soft [&>*:not(:last-child)]:after:ms-1.5 [&>*:not(:last-child)]:after:content-['·']">
          {facts}
          <Terms />
        </p>
      </div>
      {children !== undefined && <div className="flex flex-wrap gap-2 phone:w-full phone:[&>*]:flex-1">{children}</div>}
      {visit.note !== null && <Note text={visit.note} />}
      {exhausted && can('look') && <Exhausted />}
    </div>
  )
}

function Terms() {
  const t = useTranslations('visit')
  const locale = useLocale()
  const format = useFormat()
  const now = useNow()
  const { visit } = useVisit()
  return (
    <>
      <span>{t('by', { owner: visit.owner })}</span>
      {visit.expiresAt !== null && (
        <span title={formatExact(locale, visit.expiresAt)} suppressHydrationWarning>
          {t('until', { time: format.clock(visit.expiresAt, now) })}
        </span>
      )}
      {visit.downloadsLeft !== null && <span role="status">{t('downloadsLeft', { count: visit.downloadsLeft })}</span>}
    </>
  )
}

function Note({ text }: { readonly text: string }) {
  const t = useTranslations('visit')
  const { visit } = useVisit()
  return (
    <section aria-label={t('note', { owner: visit.owner })} className="w-full rounded-lg border border-line bg-canvas px-4 py-3">
      <p dir="auto" className="whitespace-pre-wrap text-pretty [overflow-wrap:anywhere]">
        {text}
      </p>
    </section>
  )
}

function Exhausted() {
  const t = useTranslations('visit.exhausted')
  return (
    <p className="flex w-full items-start gap-2.5 rounded-lg bg-warn-wash px-4 py-3 text-13">
      <CircleSlash size={16} aria-hidden className="mt-0.5 shrink-0 text-warn" />
      <span>
        <strong className="font-medium">{t('title')}</strong> {t('text')}
      </span>
    </p>
  )
}
