'use client'
/** Where this account is signed in, and ending it from afar. */
import { useTranslations } from 'next-intl'
import type { Session } from '../api/account'
import { signInUrl } from '../auth/go-to-sign-in'
import { Moment } from '../format/moment'
import { useNow } from '../format/use-now'
import { Button, buttonLook } from '../kit/button'
import { ListFailed } from '../kit/list-failed'
import { Skeleton } from '../kit/skeleton'
import { toast } from '../kit/toast'
import { useFaultText } from '../queries/use-fault-text'
import { useRevokeSession, useSessions } from '../queries/use-sessions'
import { browserOf } from './browser-of'

export function SessionList() {
  const t = useTranslations('settings.sessions')
  const sessions = useSessions()
  if (sessions.error) return <ListFailed error={sessions.error} retry={() => void sessions.refetch()} />
  if (!sessions.data) return <Skeleton className="h-14" />
  if (sessions.data === 'stale')
    return (
      <div className="flex items-center gap-4">
        <p className="flex-1 text-ink-soft">{t('stale')}</p>
        <a href={signInUrl('/devices')} className={buttonLook('secondary')}>
          {t('signInAgain')}
        </a>
      </div>
    )
  return <Sessions sessions={sessions.data} />
}

function Sessions({ sessions }: { readonly sessions: readonly Session[] }) {
  const now = useNow()
  return (
    <ul className="divide-y divide-line rounded-lg border border-line">
      {sessions.map(session => (
        <Row key={session.token} session={session} now={now} />
      ))}
    </ul>
  )
}

function Row({ session, now }: { readonly session: Session; readonly now: number }) {
  const t = useTranslations('settings.sessions')
  const revoke = useRevokeSession()
  const faultText = useFaultText()
  const { browser, system } = browserOf(session.userAgent ?? '')
  const end = () => revoke.mutate(session.token, { onError: error => toast(faultText(error)) })
  return (
    <li className="flex items-center gap-4 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium text-13">{[browser, system].filter(Boolean).join(' · ') || t('unknown')}</p>
        <p className="truncate text-13 text-ink-soft">
          {!session.current && <>{t.rich('seen', { moment: () => <Moment at={session.updatedAt.getTime()} now={now} /> })} · </>}
          {t.rich('since', { moment: () => <Moment at={session.createdAt.getTime()} now={now} /> })}
          {session.ipAddress && ` · ${session.ipAddress}`}
        </p>
      </div>
      {session.current ? (
        <span className="shrink-0 rounded-full bg-accent-wash px-2 font-medium text-12 text-accent-strong leading-5">{t('current')}</span>
      ) : (
        <Button size="sm" busy={revoke.isPending} onClick={end}>
          {t('end')}
        </Button>
      )}
    </li>
  )
}
