'use client'
/** Before an address stops working: for good, or because the link gets another. */
import { useTranslations } from 'next-intl'
import type { SharedLink } from '../../core/protocol/links'
import { ConfirmDialog } from '../kit/confirm-dialog'
import { toast } from '../kit/toast'
import { useFaultText } from '../queries/use-fault-text'
import { useRevokeLink, useRotateLink } from '../queries/use-links'

interface EndDialogProps {
  readonly what: 'renew' | 'revoke'
  readonly link: SharedLink
  readonly onDone: () => void
}

export function EndDialog({ what, link, onDone }: EndDialogProps) {
  const t = useTranslations('share')
  const faultText = useFaultText()
  const rotate = useRotateLink(link)
  const revoke = useRevokeLink(link)
  const act = what === 'renew' ? rotate : revoke
  const go = async () => {
    await act.mutateAsync()
    toast(t(`${what}.done`))
    onDone()
  }
  return (
    <ConfirmDialog
      title={t(`${what}.title`)}
      description={<p>{t(`${what}.text`)}</p>}
      problem={act.error ? faultText(act.error) : undefined}
      confirm={t(`${what}.confirm`)}
      tone={what === 'renew' ? 'primary' : 'danger'}
      busy={act.isPending}
      onConfirm={() => void go().catch(() => {})}
      onClose={onDone}
    />
  )
}
