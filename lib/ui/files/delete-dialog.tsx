'use client'
/** The server wants a yes before it deletes so many at once. */
import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '../kit/confirm-dialog'

interface DeleteDialogProps {
  readonly count: number
  readonly onDelete: () => void
  readonly onClose: () => void
}

export function DeleteDialog({ count, onDelete, onClose }: DeleteDialogProps) {
  const t = useTranslations('files.deleteMany')
  const confirm = () => {
    onClose()
    onDelete()
  }
  return (
    <ConfirmDialog
      title={t('title', { count })}
      description={t('text')}
      confirm={t('confirm', { count })}
      onConfirm={confirm}
      onClose={onClose}
    />
  )
}
