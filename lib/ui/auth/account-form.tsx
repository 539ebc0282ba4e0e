'use client'
/** The form by which somebody makes an account of their own: the first of a server, by an invitation, or because sign-up is open. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { SetupResult } from '../api/account'
import type { AccountResult } from '../api/new-account'
import { Button } from '../kit/button'
import { Field } from '../kit/field'
import { useFaultText } from '../queries/use-fault-text'
import { FormProblem } from './form-problem'
import { nextPage } from './go-to-sign-in'
import { SHORTEST_PASSWORD } from './password-rule'
import { useSubmit } from './use-submit'

export interface AccountValues {
  readonly name: string
  readonly email: string
  readonly password: string
}

interface AccountFormProps {
  /** The only address that the account can have. */
  readonly email?: string | undefined
  readonly submit: string
  /** What else is asked for, before the rest. */
  readonly children?: ReactNode
  /** `values`: the form's, by name. */
  readonly make: (account: AccountValues, values: (name: string) => string) => Promise<AccountResult | SetupResult>
}

export function AccountForm({ email, submit, children, make }: AccountFormProps) {
  const t = useTranslations('auth')
  const faultText = useFaultText()
  const form = useSubmit(async values => {
    const account = { name: values('name').trim(), email: email ?? values('email').trim(), password: values('password') }
    const result = await make(account, values)
    if (result === 'done') window.location.replace(nextPage(window.location))
    return result
  })
  return (
    <form onSubmit={form.onSubmit} className="flex flex-col gap-4">
      {children}
      <Field label={t('name')} name="name" autoComplete="name" maxLength={100} required autoFocus />
      {email === undefined ? (
        <Field label={t('email')} name="email" type="email" autoComplete="username" required />
      ) : (
        <Field label={t('email')} name="email" type="email" autoComplete="username" value={email} readOnly />
      )}
      <Field
        label={t('password')}
        name="password"
        type="password"
        autoComplete="new-password"
        minLength={SHORTEST_PASSWORD}
        hint={t('passwordHint', { count: SHORTEST_PASSWORD })}
        required
      />
      <FormProblem>
        {form.result === 'bad-token' && t('setup.badToken')}
        {form.result === 'email-taken' && t('account.emailTaken')}
        {form.result === 'not-valid' && t('account.notValid')}
        {form.result === 'rejected' && t('setup.rejected')}
        {form.error !== undefined && faultText(form.error)}
      </FormProblem>
      <Button type="submit" tone="primary" disabled={!form.ready} busy={form.busy || form.result === 'done'}>
        {submit}
      </Button>
    </form>
  )
}
