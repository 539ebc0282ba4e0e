'use client'
/** Before a device loses its access: what that means for its files. */
import { useTranslations } from 'next-intl'
import type { Device } from '../api/drive'
import { Button } from '../kit/button'
import { Dialog } from '../kit/dialog'
import { useRevokeDevice } from '../queries/use-devices'
import { useFaultText } from '../queries/use-fault-text'

interface RevokeDialogProps {
  readonly device: Device
  readonly onDone: () => void
}

export function RevokeDialog({ device, onDone }: RevokeDialogProps) {
  const t = useTranslations('devices')
  const common = useTranslations('common')
  const revoke = useRevokeDevice()
  const faultText = useFaultText()
  return (
    <Dialog
      alert
      open
      onOpenChange={open => !open && onDone()}
      title={t('revokeTitle', { name: device.name })}
      description={
        <>
          <p>{t(device.current ? 'revokeTextCurrent' : 'revokeText')}</p>
          {revoke.error && (
            <p role="alert" className="mt-2 text-bad">
              {faultText(revoke.error)}
            </p>
          )}
        </>
      }
      actions={
        <>
          <Button onClick={onDone}>{common('cancel')}</Button>
          <Button tone="danger" busy={revoke.isPending} onClick={() => revoke.mutate(device.id, { onSuccess: onDone })}>
            {t('revoke')}
          </Button>
        </>
      }
    />
  )
}
