'use client'
/** How much an account may hold. */
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Person } from '../../core/protocol/people'
import { FormDialog } from '../kit/form-dialog'
import { bytesOfGigabytes, gigabytesOf } from './gigabytes'
import { GigabytesField } from './gigabytes-field'

interface QuotaDialogProps {
  readonly person: Person
  /** `null`: the server's default. */
  readonly onChange: (quotaBytes: number | null) => void
  readonly onDone: () => void
}

export function QuotaDialog({ person, onChange, onDone }: QuotaDialogProps) {
  const t = useTranslations('people')
  const common = useTranslations('common')
  const [text, setText] = useState(gigabytesOf(person.quotaBytes))
  const bytes = bytesOfGigabytes(text)
  const submit = () => {
    if (bytes === undefined) return
    onChange(bytes)
    onDone()
  }
  return (
    <FormDialog
      title={t('quotaTitle', { name: person.name })}
      submit={common('save')}
      disabled={bytes === undefined}
      onSubmit={submit}
      onClose={onDone}
    >
      <GigabytesField text={text} onText={setText} />
    </FormDialog>
  )
}
