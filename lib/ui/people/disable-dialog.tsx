'use client'
/** Before somebody loses their access: what that means for their files. */
import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '../kit/confirm-dialog'

interface DisableDialogProps {
  readonly name: string
  readonly onDisable: () => void
  readonly onDone: () => void
}

export function DisableDialog({ name, onDisable, onDone }: DisableDialogProps) {
  const t = useTranslations('people')
  const disable = () => {
    onDisable()
    onDone()
  }
  return (
    <ConfirmDialog
      title={t('disableTitle', { name })}
      description={t('disableText')}
      confirm={t('disable')}
      onConfirm={disable}
      onClose={onDone}
    />
  )
}
