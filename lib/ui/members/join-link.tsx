'use client'
/** The link of a new invitation, shown this one time. */
import { useTranslations } from 'next-intl'
import { Button } from '../kit/button'
import { Field } from '../kit/field'
import { toast } from '../kit/toast'

export function JoinLink({ token, onDone }: { readonly token: string; readonly onDone: () => void }) {
  const t = useTranslations('members')
  const link = `${window.location.origin}/join#${token}`
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => toast(t('copied')),
      () => toast(t('copyFailed')),
    )
  return (
    <div className="flex flex-col gap-3 rounded-lg border border-line bg-sunken p-4">
      <Field label={t('link')} value={link} readOnly autoFocus onFocus={event => event.currentTarget.select()} hint={t('linkOnce')} />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{t('linkDone')}</Button>
        <Button tone="primary" onClick={() => void copy()}>
          {t('copy')}
        </Button>
      </div>
    </div>
  )
}
