'use client'
/** One invitation that nobody has used yet. */
import { useLocale, useTranslations } from 'next-intl'
import type { Invitation } from '../../core/protocol/people'
import { formatExact } from '../format/format'
import { Moment } from '../format/moment'
import { Button } from '../kit/button'
import { toast } from '../kit/toast'
import { useFaultText } from '../queries/use-fault-text'
import { useWithdrawInvitation } from '../queries/use-people'

export function InvitationRow({ invitation, now }: { readonly invitation: Invitation; readonly now: number }) {
  const t = useTranslations('people')
  const locale = useLocale()
  const faultText = useFaultText()
  const withdraw = useWithdrawInvitation()
  const { id, email, admin, createdAt, expiresAt } = invitation
  const name = email ?? t('anybody')
  return (
    <li className="flex items-center gap-4 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">
          {name}
          {admin && ` · ${t('admin')}`}
        </p>
        <p className="truncate text-13 text-ink-soft">
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
