'use client'
/** One invitation into the drive that nobody has used yet. */
import { useLocale, useTranslations } from 'next-intl'
import type { DriveId } from '../../core/ids'
import type { DriveInvitation } from '../../core/protocol/members'
import { formatExact } from '../format/format'
import { Moment } from '../format/moment'
import { Button } from '../kit/button'
import { toast } from '../kit/toast'
import { useFaultText } from '../queries/use-fault-text'
import { useWithdrawFromDrive } from '../queries/use-members'

interface DriveInvitationRowProps {
  readonly drive: DriveId
  readonly invitation: DriveInvitation
  readonly now: number
}

export function DriveInvitationRow({ drive, invitation, now }: DriveInvitationRowProps) {
  const t = useTranslations('members')
  const locale = useLocale()
  const faultText = useFaultText()
  const withdraw = useWithdrawFromDrive(drive)
  const { id, email, role, createdAt, expiresAt } = invitation
  const name = email ?? t('anybody')
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
      <div className="min-w-40 flex-1">
        <p className="truncate font-medium">
          {name} · {t(`role.${role}`)}
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
