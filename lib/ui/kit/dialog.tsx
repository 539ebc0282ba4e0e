'use client'
/** A question or a form above the page; a sheet from below on a phone. */
import { AlertDialog } from '@base-ui/react/alert-dialog'
import { Dialog as BaseDialog } from '@base-ui/react/dialog'
import { clsx } from 'clsx'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode, RefObject } from 'react'
import { IconButton } from './icon-button'

interface DialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: string
  readonly description?: ReactNode
  readonly children?: ReactNode
  /** The buttons, the main one last. */
  readonly actions?: ReactNode
  /** An answer is needed: a click beside it does not close it. */
  readonly alert?: boolean
  readonly wide?: boolean
  readonly initialFocus?: RefObject<HTMLElement | null>
}

const BACKDROP = 'fixed inset-0 z-40 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0'
const VIEWPORT = 'fixed inset-0 z-40 flex items-center justify-center p-4 phone:items-end phone:p-0'
const POPUP =
  'relative flex max-h-full w-full flex-col rounded-lg border border-line bg-float shadow-float outline-none transition data-ending-style:opacity-0 data-starting-style:opacity-0 data-starting-style:translate-y-2 phone:max-h-[92dvh] phone:rounded-b-none phone:border-x-0 phone:border-b-0'

export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  actions,
  alert = false,
  wide = false,
  initialFocus,
}: DialogProps) {
  const Part = alert ? AlertDialog : BaseDialog
  return (
    <Part.Root open={open} onOpenChange={onOpenChange}>
      <Part.Portal>
        {/* Above another dialog it is drawn too. */}
        <Part.Backdrop forceRender className={BACKDROP} />
        <Part.Viewport className={VIEWPORT}>
          <Part.Popup {...(initialFocus && { initialFocus })} className={clsx(POPUP, wide ? 'max-w-xl' : 'max-w-md', 'phone:max-w-none')}>
            <Part.Title className={clsx('text-balance px-5 pt-5 font-semibold text-16', !alert && 'pe-14')}>{title}</Part.Title>
            {description !== undefined && (
              <Part.Description render={<div />} className="px-5 pt-1.5 text-ink-soft">
                {description}
              </Part.Description>
            )}
            {children !== undefined && <div className="min-h-0 overflow-y-auto px-5 pt-4">{children}</div>}
            <div className="flex flex-wrap justify-end gap-2 p-5 phone:flex-col-reverse phone:pb-[max(1.25rem,env(safe-area-inset-bottom))]">
              {actions}
            </div>
            {/* The last to be reached by Tab: what the dialog is for has the focus first. */}
            {!alert && <CloseButton onClose={() => onOpenChange(false)} />}
          </Part.Popup>
        </Part.Viewport>
      </Part.Portal>
    </Part.Root>
  )
}

function CloseButton({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('common')
  return (
    <IconButton label={t('close')} onClick={onClose} className="absolute top-4 inset-e-3">
      <X size={16} aria-hidden />
    </IconButton>
  )
}
