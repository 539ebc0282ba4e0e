'use client'
/** Before somebody loses a drive: what that means. */
import { useTranslations } from 'next-intl'
import type { Member } from '../../core/protocol/members'
import type { Drive } from '../api/drive'
import { ConfirmDialog } from '../kit/confirm-dialog'
import { useFaultText } from '../queries/use-fault-text'
import { useRemoveMember } from '../queries/use-members'

interface RemoveDialogProps {
  readonly drive: Drive
  readonly member: Member
  readonly onDone: () => void
}

export function RemoveDialog({ drive, member, onDone }: RemoveDialogProps) {
  const t = useTranslations('members')
  const faultText = useFaultText()
  const remove = useRemoveMember(drive.id)
  return (
    <ConfirmDialog
      title={t('removeTitle', { name: member.name })}
      description={<p>{t('removeText')}</p>}
      problem={remove.error ? faultText(remove.error) : undefined}
      confirm={t('remove')}
      busy={remove.isPending}
      onConfirm={() => remove.mutate(member.id, { onSuccess: onDone })}
      onClose={onDone}
    />
  )
}
