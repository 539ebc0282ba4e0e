'use client'
/** Asks for a quota; empty means the server's default. */
import { useTranslations } from 'next-intl'
import { Field } from '../kit/field'
import { bytesOfGigabytes } from './gigabytes'

interface GigabytesFieldProps {
  readonly text: string
  readonly onText: (text: string) => void
}

export function GigabytesField({ text, onText }: GigabytesFieldProps) {
  const t = useTranslations('people')
  return (
    <Field
      label={t('gigabytes')}
      value={text}
      onValueChange={onText}
      inputMode="decimal"
      autoComplete="off"
      hint={t('quotaHint')}
      error={bytesOfGigabytes(text) === undefined ? t('quotaWrong') : undefined}
    />
  )
}
