'use client'
/** What happened lately at the links whose maker wants to know. Shown is seen; what was new stays marked while one looks. */
import { Download, Eye, type LucideIcon, Upload } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { Notice, NoticeKind } from '../../core/protocol/notices'
import { Moment } from '../format/moment'
import { Name } from '../format/name'
import { Button } from '../kit/button'
import { useNotices, useSeeNotices } from '../queries/use-notices'

const ICONS: Record<NoticeKind, LucideIcon> = { opened: Eye, downloaded: Download, uploaded: Upload }
const FIRST = 5

export function NoticeList({ now }: { readonly now: number }) {
  const t = useTranslations('links')
  const common = useTranslations('common')
  const notices = useNotices().data?.notices ?? []
  const fresh = useFresh(notices)
  const [all, setAll] = useState(false)
  if (notices.length === 0) return null
  return (
    <section aria-label={t('news')} className="mx-auto w-full max-w-3xl px-6 pt-5 phone:px-4">
      <h2 className="mb-1.5 font-medium text-13 text-ink-soft">{t('news')}</h2>
      <ul className="divide-y divide-line rounded-lg border border-line">
        {notices.slice(0, all ? undefined : FIRST).map(notice => (
          <Row key={notice.id} notice={notice} fresh={fresh.has(notice.id)} now={now} />
        ))}
      </ul>
      {notices.length > FIRST && !all && (
        <Button size="sm" tone="ghost" onClick={() => setAll(true)} className="mt-1">
          {common('showMore')}
        </Button>
      )}
    </section>
  )
}

/** Those that were new when they were first shown here. */
function useFresh(notices: readonly Notice[]): ReadonlySet<string> {
  const { mutate } = useSeeNotices()
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  const unseen = notices.filter(({ id, seen }) => !seen && !fresh.has(id))
  if (unseen.length > 0) setFresh(new Set([...fresh, ...unseen.map(({ id }) => id)]))
  const until = notices.find(({ seen }) => !seen)?.at
  useEffect(() => {
    if (until !== undefined) mutate(until)
  }, [until, mutate])
  return fresh
}

function Row({ notice: { what, name, at }, fresh, now }: { readonly notice: Notice; readonly fresh: boolean; readonly now: number }) {
  const t = useTranslations('links')
  const Icon = ICONS[what]
  return (
    <li className="flex items-center gap-3 px-4 py-2 text-13">
      <Icon size={16} aria-hidden className="shrink-0 text-ink-faint" />
      <span className="shrink-0 text-ink-soft">{t(`what.${what}`)}</span>
      <span className="min-w-0 flex-1">
        <Name text={name} />
      </span>
      {fresh && (
        <span className="shrink-0 rounded-full bg-accent-wash px-2 font-medium text-12 text-accent-strong leading-5">{t('new')}</span>
      )}
      <span className="shrink-0 text-ink-soft">
        <Moment at={at} now={now} />
      </span>
    </li>
  )
}
