'use client'
/** Gives a device another name. */
import { useTranslations } from 'next-intl'
import type { Device } from '../../core/protocol/devices'
import { LabelDialog } from '../kit/label-dialog'
import { useRenameDevice } from '../queries/use-devices'

interface RenameDialogProps {
  readonly device: Device
  readonly onDone: () => void
}

const LONGEST_NAME = 80

export function RenameDialog({ device, onDone }: RenameDialogProps) {
  const t = useTranslations('devices')
  const common = useTranslations('common')
  const rename = useRenameDevice()
  return (
    <LabelDialog
      title={t('renameTitle')}
      submit={common('save')}
      label={t('name')}
      name={device.name}
      longest={LONGEST_NAME}
      busy={rename.isPending}
      error={rename.error}
      onName={name => rename.mutate({ id: device.id, name }, { onSuccess: onDone })}
      onClose={onDone}
    />
  )
}
