'use client'
/** Gives a device another name. */
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import type { Device } from '../api/drive'
import { Button } from '../kit/button'
import { Dialog } from '../kit/dialog'
import { Field } from '../kit/field'
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
  const form = useId()
  const [name, setName] = useState(device.name)
  const rename = useRenameDevice()
  const faultText = useFaultText()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    rename.mutate({ id: device.id, name: name.trim() }, { onSuccess: onDone })
  }
  return (
    <Dialog
      open
      onOpenChange={open => !open && onDone()}
      title={t('renameTitle')}
      actions={
        <>
          <Button onClick={onDone}>{common('cancel')}</Button>
          <Button type="submit" form={form} tone="primary" busy={rename.isPending} disabled={name.trim() === ''}>
            {common('save')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <Field
          label={t('name')}
          value={name}
          onValueChange={setName}
          maxLength={LONGEST_NAME}
          error={rename.error ? faultText(rename.error) : undefined}
          autoComplete="off"
        />
      </form>
    </Dialog>
  )
}
