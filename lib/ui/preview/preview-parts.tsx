'use client'
/** What every kind of preview is made of: the bar above it, and the places where it waits. */
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Skeleton } from '../kit/skeleton'

interface PreviewBarProps {
  readonly label: string
  /** What there is to say about what is shown. */
  readonly facts: ReactNode
  readonly children?: ReactNode
}

export function PreviewBar({ label, facts, children }: PreviewBarProps) {
  return (
    <div
      role="toolbar"
      aria-label={label}
      className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-canvas px-4 py-1 phone:px-3"
    >
      <div className="tabular flex min-w-0 flex-1 flex-wrap items-center gap-x-3 text-12 text-ink-soft">{facts}</div>
      {children !== undefined && <div className="flex items-center gap-1">{children}</div>}
    </div>
  )
}

export function PreviewLoading() {
  const t = useTranslations('common')
  return (
    <div role="status" className="flex h-full flex-1 flex-col items-center gap-3 px-6 pt-12">
      <span className="sr-only">{t('loading')}</span>
      {['w-2/5', 'w-3/5', 'w-1/2', 'w-3/5', 'w-1/3'].map((width, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all there is
        <Skeleton key={line} className={`h-3.5 max-w-xl ${width}`} />
      ))}
    </div>
  )
}

/** 1 is 100 %. */
export function Percent({ value }: { readonly value: number }) {
  const locale = useLocale()
  return <span aria-live="polite">{new Intl.NumberFormat(locale, { style: 'percent' }).format(value)}</span>
}
