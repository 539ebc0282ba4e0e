'use client'
/** Who is signed in, how full the drive is, and the way out; on a phone this is the only place for it. */
import { useTranslations } from 'next-intl'
import { useSignOut } from '../auth/use-sign-out'
import { useFormat } from '../format/use-format'
import { Button } from '../kit/button'
import { ListFailed } from '../kit/list-failed'
import { Skeleton } from '../kit/skeleton'
import { useDrive, useMe } from '../queries/use-me'

export function AccountSettings() {
  const t = useTranslations('nav')
  const format = useFormat()
  const me = useMe()
  const drive = useDrive()
  const signOut = useSignOut()
  if (me.error && !me.data) return <ListFailed error={me.error} retry={() => void me.refetch()} />
  if (!me.data) return <Skeleton className="h-17" />
  const { user } = me.data
  return (
    <div className="flex items-center gap-4 rounded-lg border border-line px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{user.name}</p>
        <p className="truncate text-13 text-ink-soft">
          {user.email}
          {drive && ` · ${t('used', { used: format.bytes(drive.usedBytes) })}`}
        </p>
      </div>
      <Button onClick={signOut}>{t('signOut')}</Button>
    </div>
  )
}
