'use client'
/** Gives a device another name. */
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Device } from '../api/drive'
import { Field } from '../kit/field'
import { FormDialog } from '../kit/form-dialog'
import { useRenameDevice } from '../queries/use-devices'
import { useFaultText } from '../queries/use-fault-text'

interface RenameDialogProps {
  readonly device: Device
  readonly onDone: () => void
}

const LONGEST_NAME = 80

export function RenameDialog({ device, onDone }: RenameDialogProps) {
  const t = useTranslations('devices')
  const common = useTranslations('common')
  const [name, setName] = useState(device.name)
  const rename = useRenameDevice()
  const faultText = useFaultText()
  return (
    <FormDialog
      title={t('renameTitle')}
      submit={common('save')}
      busy={rename.isPending}
      disabled={name.trim() === ''}
      onSubmit={() => rename.mutate({ id: device.id, name: name.trim() }, { onSuccess: onDone })}
      onClose={onDone}
    >
      <Field
        label={t('name')}
        value={name}
        onValueChange={setName}
        maxLength={LONGEST_NAME}
        error={rename.error ? faultText(rename.error) : undefined}
        autoComplete="off"
      />
    </FormDialog>
  )
}
