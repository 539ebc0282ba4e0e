'use client'
/** Changes the password, and ends every other session with it. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useRef } from 'react'
import { changePassword } from '../api/account'
import { SHORTEST_PASSWORD } from '../auth/password-rule'
import { Button } from '../kit/button'
import { Field } from '../kit/field'
import { toast } from '../kit/toast'
import { useFaultText } from '../queries/use-fault-text'

export function PasswordForm() {
  const t = useTranslations('settings.password')
  const form = useRef<HTMLFormElement>(null)
  const queries = useQueryClient()
  const faultText = useFaultText()
  const change = useMutation({
    mutationFn: ({ current, next }: { current: string; next: string }) => changePassword(current, next),
    onSuccess: result => {
      if (result !== 'done') return
      form.current?.reset()
      toast(t('done'))
      void queries.invalidateQueries({ queryKey: ['sessions'] })
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    change.mutate({ current: String(values.get('current')), next: String(values.get('next')) })
  }
  const refused = change.data
  return (
    <form ref={form} onSubmit={submit} className="flex max-w-sm flex-col gap-4">
      <Field
        label={t('current')}
        name="current"
        type="password"
        autoComplete="current-password"
        required
        error={refused === 'wrong' ? t('wrong') : undefined}
      />
      <Field
        label={t('next')}
        name="next"
        type="password"
        autoComplete="new-password"
        required
        minLength={SHORTEST_PASSWORD}
        hint={t('hint', { count: SHORTEST_PASSWORD })}
        error={refused === 'rejected' ? t('rejected') : undefined}
      />
      {change.error && (
        <p role="alert" className="text-13 text-bad">
          {faultText(change.error)}
        </p>
      )}
      <div>
        <Button type="submit" busy={change.isPending}>
          {t('submit')}
        </Button>
      </div>
    </form>
  )
}
