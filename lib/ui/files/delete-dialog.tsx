'use client'
/** The server wants a yes before it deletes so many at once. */
import { useTranslations } from 'next-intl'
import { Button } from '../kit/button'
import { Dialog } from '../kit/dialog'

interface DeleteDialogProps {
  readonly count: number
  readonly onDelete: () => void
  readonly onClose: () => void
}

export function DeleteDialog({ count, onDelete, onClose }: DeleteDialogProps) {
  const t = useTranslations('files.deleteMany')
  const common = useTranslations('common')
  const confirm = () => {
    onClose()
    onDelete()
  }
  return (
    <Dialog
      open
      alert
      onOpenChange={open => !open && onClose()}
      title={t('title', { count })}
      description={t('text')}
      actions={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button tone="danger" onClick={confirm}>
            {t('confirm', { count })}
          </Button>
        </>
      }
    />
  )
}
