'use client'
/** Before a device loses its access: what that means for its files. */
import { useTranslations } from 'next-intl'
import type { Device } from '../../core/protocol/devices'
import { ConfirmDialog } from '../kit/confirm-dialog'
import { useRevokeDevice } from '../queries/use-devices'
import { useFaultText } from '../queries/use-fault-text'

interface RevokeDialogProps {
  readonly device: Device
  readonly onDone: () => void
}

export function RevokeDialog({ device, onDone }: RevokeDialogProps) {
  const t = useTranslations('devices')
  const revoke = useRevokeDevice()
  const faultText = useFaultText()
  return (
    <ConfirmDialog
      title={t('revokeTitle', { name: device.name })}
      description={<p>{t(device.current ? 'revokeTextCurrent' : 'revokeText')}</p>}
      problem={revoke.error ? faultText(revoke.error) : undefined}
      confirm={t('revoke')}
      busy={revoke.isPending}
      onConfirm={() => revoke.mutate(device.id, { onSuccess: onDone })}
      onClose={onDone}
    />
  )
}
