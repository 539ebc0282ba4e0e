'use client'
/** One invitation that nobody has used yet: to this server, or into a drive. */
import type { UseMutationResult } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import type { Invitation } from '../../core/protocol/people'
import { formatExact } from '../format/format'
import { Moment } from '../format/moment'
import { Button } from '../kit/button'
import { toast } from '../kit/toast'
import { useFaultText } from '../queries/use-fault-text'

interface InvitationRowProps {
  readonly invitation: Pick<Invitation, 'id' | 'email' | 'createdAt' | 'expiresAt'>
  /** What it makes of whoever accepts it, where that is worth a word. */
  readonly role: string | undefined
  readonly now: number
  /** Takes it back, by its id. */
  readonly withdraw: UseMutationResult<void, Error, string>
}

export function InvitationRow({ invitation: { id, email, createdAt, expiresAt }, role, now, withdraw }: InvitationRowProps) {
  const t = useTranslations('people')
  const locale = useLocale()
  const faultText = useFaultText()
  const name = email ?? t('anybody')
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
      <div className="min-w-40 flex-1">
        <p className="truncate font-medium">
          {name}
          {role !== undefined && ` · ${role}`}
        </p>
        <p className="text-13 text-ink-soft">
          {t.rich('invited', { moment: () => <Moment at={createdAt} now={now} /> })} ·{' '}
          {t('validUntil', { time: formatExact(locale, expiresAt) })}
        </p>
      </div>
      <Button
        size="sm"
        busy={withdraw.isPending}
        aria-label={t('withdrawOf', { name })}
        onClick={() => withdraw.mutate(id, { onError: error => void toast(faultText(error)) })}
      >
        {t('withdraw')}
      </Button>
    </li>
  )
}
