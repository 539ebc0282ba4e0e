'use client'
/** Asks for the password of a PDF. It opens it here and goes nowhere else. */
import { LockKeyhole } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { FormEvent } from 'react'
import { Button } from '../kit/button'
import { Field } from '../kit/field'
import { Notice } from '../kit/notice'

interface PdfLockedProps {
  readonly wrong: boolean
  readonly unlock: (password: string) => void
}

export function PdfLocked({ wrong, unlock }: PdfLockedProps) {
  const t = useTranslations('viewer.locked')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    unlock(String(new FormData(event.currentTarget).get('password') ?? ''))
  }
  return (
    <Notice icon={<LockKeyhole size={32} strokeWidth={1.5} aria-hidden />} title={t('title')}>
      <p>{t('text')}</p>
      <form onSubmit={submit} className="mt-4 flex w-72 max-w-full flex-col gap-3 text-start">
        <Field
          name="password"
          type="password"
          label={t('password')}
          autoComplete="off"
          autoFocus
          required
          {...(wrong && { error: t('wrong') })}
        />
        <Button type="submit" tone="primary">
          {t('open')}
        </Button>
      </form>
    </Notice>
  )
}
