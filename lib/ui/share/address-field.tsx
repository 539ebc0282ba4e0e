'use client'
/** The address of a link, selected as soon as it has the focus, and a button that copies it. */
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Button } from '../kit/button'
import { Field } from '../kit/field'
import { toast } from '../kit/toast'
import { copyText } from './copy-text'

interface AddressFieldProps {
  readonly address: string
  /** From the beginning: the dialog is about it. */
  readonly focused: boolean
}

export function AddressField({ address, focused }: AddressFieldProps) {
  const t = useTranslations('share')
  const field = useRef<HTMLInputElement>(null)
  // The dialog itself takes the focus in the same moment.
  useEffect(() => {
    const frame = focused ? requestAnimationFrame(() => field.current?.focus()) : 0
    return () => cancelAnimationFrame(frame)
  }, [focused])
  const copy = async () => {
    if (await copyText(address)) return toast(t('copied'))
    field.current?.focus()
    field.current?.select()
    toast(t('copyFailed'))
  }
  return (
    <div className="flex items-end gap-2">
      <div className="min-w-0 flex-1">
        <Field ref={field} label={t('address')} value={address} readOnly onFocus={event => event.currentTarget.select()} />
      </div>
      <Button tone="primary" className="min-h-10" onClick={() => void copy()}>
        {t('copy')}
      </Button>
    </div>
  )
}
