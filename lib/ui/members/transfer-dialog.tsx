'use client'
/** Before a drive becomes somebody else's: what that means, and that only they can give it back. */
import { useTranslations } from 'next-intl'
import type { Member } from '../../core/protocol/members'
import type { Drive } from '../api/drive'
import { ConfirmDialog } from '../kit/confirm-dialog'
import { toast } from '../kit/toast'
import { useFaultText } from '../queries/use-fault-text'
import { useTransferDrive } from '../queries/use-members'

interface TransferDialogProps {
  readonly drive: Drive
  readonly member: Member
  readonly onDone: () => void
}

export function TransferDialog({ drive, member, onDone }: TransferDialogProps) {
  const t = useTranslations('members')
  const faultText = useFaultText()
  const transfer = useTransferDrive(drive.id)
  const refused = transfer.data && transfer.data.kind !== 'done' ? t(`transferRefused.${transfer.data.kind}`) : undefined
  const problem = transfer.error ? faultText(transfer.error) : refused
  const go = async () => {
    const { kind } = await transfer.mutateAsync(member.id)
    if (kind !== 'done') return
    toast(t('transferred', { drive: drive.name, name: member.name }))
    onDone()
  }
  return (
    <ConfirmDialog
      title={t('transferTitle', { drive: drive.name, name: member.name })}
      description={<p>{t('transferText', { name: member.name })}</p>}
      problem={problem}
      confirm={t('makeOwner')}
      busy={transfer.isPending}
      onConfirm={() => void go().catch(() => {})}
      onClose={onDone}
    />
  )
}
