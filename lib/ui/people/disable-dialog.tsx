'use client'
/** Before somebody loses their access: what that means for their files. */
import { useTranslations } from 'next-intl'
import { Button } from '../kit/button'
import { Dialog } from '../kit/dialog'

interface DisableDialogProps {
  readonly name: string
  readonly onDisable: () => void
  readonly onDone: () => void
}

export function DisableDialog({ name, onDisable, onDone }: DisableDialogProps) {
  const t = useTranslations('people')
  const common = useTranslations('common')
  const disable = () => {
    onDisable()
    onDone()
  }
  return (
    <Dialog
      alert
      open
      onOpenChange={open => !open && onDone()}
      title={t('disableTitle', { name })}
      description={t('disableText')}
      actions={
        <>
          <Button onClick={onDone}>{common('cancel')}</Button>
          <Button tone="danger" onClick={disable}>
            {t('disable')}
          </Button>
        </>
      }
    />
  )
}
