'use client'
/** Makes an account, where the server lets everybody. */
import { useTranslations } from 'next-intl'
import { signUp } from '../api/new-account'
import { buttonLook } from '../kit/button'
import { Skeleton } from '../kit/skeleton'
import { AccountForm } from './account-form'
import { AuthCard } from './auth-card'
import { useSignUpOpen } from './use-sign-up-open'

export function SignUpForm() {
  const t = useTranslations('auth')
  const open = useSignUpOpen()
  if (open === false)
    return (
      <AuthCard title={t('signUp.closed')} text={t('signUp.closedText')}>
        <a href="/sign-in" className={buttonLook('primary')}>
          {t('signIn.submit')}
        </a>
      </AuthCard>
    )
  return (
    <AuthCard title={t('signUp.title')} text={t('signUp.text')}>
      {open ? <AccountForm make={signUp} /> : <Skeleton className="h-56" />}
    </AuthCard>
  )
}
