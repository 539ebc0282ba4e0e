'use client'
/** How much an account may hold. */
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import type { Person } from '../../core/protocol/people'
import { Button } from '../kit/button'
import { Dialog } from '../kit/dialog'
import { Field } from '../kit/field'
import { bytesOfGigabytes, gigabytesOf } from './gigabytes'

interface QuotaDialogProps {
  readonly person: Person
  /** `null`: the server's default. */
  readonly onChange: (quotaBytes: number | null) => void
  readonly onDone: () => void
}

export function QuotaDialog({ person, onChange, onDone }: QuotaDialogProps) {
  const t = useTranslations('people')
  const common = useTranslations('common')
  const form = useId()
  const [text, setText] = useState(gigabytesOf(person.quotaBytes))
  const bytes = bytesOfGigabytes(text)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (bytes === undefined) return
    onChange(bytes)
    onDone()
  }
  return (
    <Dialog
      open
      onOpenChange={open => !open && onDone()}
      title={t('quotaTitle', { name: person.name })}
      actions={
        <>
          <Button onClick={onDone}>{common('cancel')}</Button>
          <Button type="submit" form={form} tone="primary" disabled={bytes === undefined}>
            {common('save')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <Field
          label={t('gigabytes')}
          value={text}
          onValueChange={setText}
          inputMode="decimal"
          autoComplete="off"
          hint={t('quotaHint')}
          error={bytes === undefined ? t('quotaWrong') : undefined}
        />
      </form>
    </Dialog>
  )
}
