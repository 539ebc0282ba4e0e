'use client'
/** Makes an account, where the server lets everybody. */
import { useTranslations } from 'next-intl'
import { signUp } from '../api/new-account'
import { Skeleton } from '../kit/skeleton'
import { AccountForm } from './account-form'
import { AuthCard } from './auth-card'
import { NoAccountCard } from './no-account-card'
import { useSignUpOpen } from './use-sign-up-open'

export function SignUpForm() {
  const t = useTranslations('auth')
  const open = useSignUpOpen()
  if (open === false) return <NoAccountCard title={t('signUp.closed')} text={t('signUp.closedText')} />
  return (
    <AuthCard title={t('signUp.title')} text={t('signUp.text')}>
      {open ? <AccountForm submit={t('account.submit')} make={account => signUp(account)} /> : <Skeleton className="h-56" />}
    </AuthCard>
  )
}
