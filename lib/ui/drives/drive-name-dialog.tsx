'use client'
/** Asks for the name of a drive. */
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field } from '../kit/field'
import { FormDialog } from '../kit/form-dialog'
import { useFaultText } from '../queries/use-fault-text'

interface DriveNameDialogProps {
  readonly title: string
  readonly description: string
  readonly submit: string
  /** To begin with. */
  readonly name: string
  readonly busy: boolean
  readonly error: Error | null
  readonly onName: (name: string) => void
  readonly onClose: () => void
}

const LONGEST = 100

export function DriveNameDialog({ title, description, submit, name, busy, error, onName, onClose }: DriveNameDialogProps) {
  const t = useTranslations('drives')
  const faultText = useFaultText()
  const [text, setText] = useState(name)
  return (
    <FormDialog
      title={title}
      description={description}
      submit={submit}
      busy={busy}
      disabled={text.trim() === ''}
      onSubmit={() => onName(text.trim())}
      onClose={onClose}
    >
      <Field
        label={t('name')}
        value={text}
        onValueChange={setText}
        maxLength={LONGEST}
        autoComplete="off"
        autoFocus
        onFocus={event => event.currentTarget.select()}
        error={error ? faultText(error) : undefined}
      />
    </FormDialog>
  )
}
