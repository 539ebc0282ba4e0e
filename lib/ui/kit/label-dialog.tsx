'use client'
/** Asks how something shall be called that is no file. */
import { useState } from 'react'
import { useFaultText } from '../queries/use-fault-text'
import { Field } from './field'
import { FormDialog } from './form-dialog'

interface LabelDialogProps {
  readonly title: string
  readonly description?: string
  readonly submit: string
  readonly label: string
  /** To begin with. */
  readonly name: string
  /** Letters. */
  readonly longest: number
  readonly busy: boolean
  readonly error: Error | null
  readonly onName: (name: string) => void
  readonly onClose: () => void
}

export function LabelDialog({ label, name, longest, error, onName, ...form }: LabelDialogProps) {
  const faultText = useFaultText()
  const [text, setText] = useState(name)
  return (
    <FormDialog {...form} disabled={text.trim() === ''} onSubmit={() => onName(text.trim())}>
      <Field
        label={label}
        value={text}
        onValueChange={setText}
        maxLength={longest}
        autoComplete="off"
        autoFocus
        onFocus={event => event.currentTarget.select()}
        error={error ? faultText(error) : undefined}
      />
    </FormDialog>
  )
}
