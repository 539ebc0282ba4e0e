'use client'
/** A question with one way on and one way back. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from './button'
import { Dialog } from './dialog'

interface ConfirmDialogProps {
  readonly open?: boolean
  readonly title: string
  /** What it means. */
  readonly description: ReactNode
  /** Why it failed. */
  readonly problem?: string | undefined
  readonly confirm: string
  /** `primary`: nothing is lost by it. */
  readonly tone?: 'danger' | 'primary'
  readonly busy?: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open = true, title, description, problem, confirm, tone = 'danger', busy = false, onConfirm, onClose } = props
  const common = useTranslations('common')
  return (
    <Dialog
      alert
      open={open}
      onOpenChange={next => !next && onClose()}
      title={title}
      description={
        <>
          {description}
          {problem !== undefined && (
            <p role="alert" className="mt-3 text-bad">
              {problem}
            </p>
          )}
        </>
      }
      actions={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button tone={tone} busy={busy} onClick={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    />
  )
}
