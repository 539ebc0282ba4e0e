'use client'
/** Before what was typed would be gone. */
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { Button } from '../kit/button'
import { Dialog } from '../kit/dialog'

interface LeaveDialogProps {
  readonly open: boolean
  readonly name: string
  readonly busy: boolean
  readonly onStay: () => void
  readonly onDiscard: () => void
  readonly onSave: () => void
}

export function LeaveDialog({ open, name, busy, onStay, onDiscard, onSave }: LeaveDialogProps) {
  const t = useTranslations('editor.leave')
  const common = useTranslations('common')
  const save = useRef<HTMLButtonElement>(null)
  return (
    <Dialog
      alert
      open={open}
      onOpenChange={next => !next && onStay()}
      title={t('title', { name })}
      description={t('text')}
      initialFocus={save}
      actions={
        <>
          <Button tone="caution" onClick={onDiscard} className="me-auto phone:me-0">
            {t('discard')}
          </Button>
          <Button onClick={onStay}>{t('stay')}</Button>
          <Button ref={save} tone="primary" busy={busy} onClick={onSave}>
            {common('save')}
          </Button>
        </>
      }
    />
  )
}
