'use client'
/** A few fields above the page, sent by Enter or by the button. */
import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, type RefObject, useId } from 'react'
import { Button } from './button'
import { Dialog } from './dialog'

interface FormDialogProps {
  readonly title: string
  readonly description?: ReactNode
  readonly submit: string
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly initialFocus?: RefObject<HTMLElement | null>
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

export function FormDialog(props: FormDialogProps) {
  const { title, description, submit, busy = false, disabled = false, initialFocus, onSubmit, onClose, children } = props
  const common = useTranslations('common')
  const form = useId()
  const send = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <Dialog
      open
      onOpenChange={open => !open && onClose()}
      title={title}
      description={description}
      {...(initialFocus && { initialFocus })}
      actions={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" form={form} tone="primary" busy={busy} disabled={disabled}>
            {submit}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={send} className="flex flex-col gap-4">
        {children}
      </form>
    </Dialog>
  )
}
