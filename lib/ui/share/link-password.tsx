'use client'
/** Whether a link asks for a password. It can be set and taken away; nobody can read it again. */
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '../kit/button'
import { Field } from '../kit/field'

export const SHORTEST_PASSWORD = 4

interface LinkPasswordProps {
  readonly has: boolean
  /** `null`: none any more. */
  readonly onChange: (password: string | null) => void
}

export function LinkPassword({ has, onChange }: LinkPasswordProps) {
  const t = useTranslations('share.password')
  const [text, setText] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onChange(text)
    setText('')
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <Field
        label={t(has ? 'other' : 'label')}
        value={text}
        onValueChange={setText}
        autoComplete="off"
        spellCheck={false}
        maxLength={256}
        hint={has ? t('asks') : t('hint', { count: SHORTEST_PASSWORD })}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" disabled={text.length < SHORTEST_PASSWORD}>
          {t(has ? 'change' : 'set')}
        </Button>
        {has && (
          <Button size="sm" onClick={() => onChange(null)}>
            {t('remove')}
          </Button>
        )}
      </div>
    </form>
  )
}
