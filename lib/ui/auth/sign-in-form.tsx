'use client'
/** Signing in. */
import { useTranslations } from 'next-intl'
import { type SignInResult, signIn } from '../api/account'
import { Button, buttonLook } from '../kit/button'
import { Field } from '../kit/field'
import { useFaultText } from '../queries/use-fault-text'
import { AuthCard } from './auth-card'
import { FormProblem } from './form-problem'
import { nextPage } from './go-to-sign-in'
import { useFragment } from './use-fragment'
import { useSetupNeeded } from './use-setup-needed'
import { useSignUpOpen } from './use-sign-up-open'
import { useSubmit } from './use-submit'

export function SignInForm() {
  const t = useTranslations('auth')
  const faultText = useFaultText()
  const setupNeeded = useSetupNeeded()
  const canSignUp = useSignUpOpen() === true
  const fragment = useFragment()
  const back = fragment ? `#${fragment}` : ''
  const form = useSubmit<SignInResult>(async values => {
    const result = await signIn(values('email').trim(), values('password'))
    if (result === 'done') window.location.assign(nextPage(window.location))
    return result
  })
  if (setupNeeded) return <AuthCard title={t('setup.waiting')}>{<p className="text-ink-soft">{t('setup.waitingText')}</p>}</AuthCard>
  return (
    <AuthCard title={t('signIn.title')}>
      <form onSubmit={form.onSubmit} className="flex flex-col gap-4">
        <Field label={t('email')} name="email" type="email" autoComplete="username" required autoFocus />
        <Field label={t('password')} name="password" type="password" autoComplete="current-password" required />
        <FormProblem>
          {form.result === 'wrong' && t('signIn.wrong')}
          {form.error !== undefined && faultText(form.error)}
        </FormProblem>
        <Button type="submit" tone="primary" disabled={!form.ready} busy={form.busy || form.result === 'done'}>
          {t('signIn.submit')}
        </Button>
        {canSignUp && (
          <a href={`/sign-up${back}`} className={buttonLook('ghost')}>
            {t('signUp.title')}
          </a>
        )}
      </form>
    </AuthCard>
  )
}
