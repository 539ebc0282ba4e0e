'use client'
/** The first account of a new server. The link that leads here carries the proof in its fragment, which no server log sees. */
import { useTranslations } from 'next-intl'
import { createFirstAccount, type SetupResult } from '../api/account'
import { Button, buttonLook } from '../kit/button'
import { Field } from '../kit/field'
import { useFaultText } from '../queries/use-fault-text'
import { AuthCard } from './auth-card'
import { FormProblem } from './form-problem'
import { SHORTEST_PASSWORD } from './password-rule'
import { useFragment } from './use-fragment'
import { useSetupNeeded } from './use-setup-needed'
import { useSubmit } from './use-submit'

export function SetupForm() {
  const t = useTranslations('auth')
  const setupNeeded = useSetupNeeded()
  if (setupNeeded === false)
    return (
      <AuthCard title={t('setup.done')} text={t('setup.doneText')}>
        <a href="/sign-in" className={buttonLook('primary')}>
          {t('signIn.submit')}
        </a>
      </AuthCard>
    )
  return (
    <AuthCard title={t('setup.title')} text={t('setup.text')}>
      <Form />
    </AuthCard>
  )
}

function Form() {
  const t = useTranslations('auth')
  const faultText = useFaultText()
  const token = useFragment()
  const form = useSubmit<SetupResult>(async values => {
    const result = await createFirstAccount({
      token: token || values('token').trim(),
      name: values('name').trim(),
      email: values('email').trim(),
      password: values('password'),
    })
    if (result === 'done') window.location.replace('/files')
    return result
  })
  return (
    <form onSubmit={form.onSubmit} className="flex flex-col gap-4">
      {token === '' && <Field label={t('setup.token')} name="token" hint={t('setup.tokenHint')} autoComplete="off" required />}
      <Field label={t('name')} name="name" autoComplete="name" maxLength={100} required autoFocus />
      <Field label={t('email')} name="email" type="email" autoComplete="username" required />
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
        {form.result === 'rejected' && t('setup.rejected')}
        {form.result === 'rate-limited' && t('rateLimited')}
        {form.error !== undefined && faultText(form.error)}
      </FormProblem>
      <Button type="submit" tone="primary" disabled={!form.ready} busy={form.busy || form.result === 'done'}>
        {t('setup.submit')}
      </Button>
    </form>
  )
}
