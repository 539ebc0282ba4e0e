'use client'
/** In place of a form for an account that cannot be made here: why, and the way to sign in. */
import { useTranslations } from 'next-intl'
import { buttonLook } from '../kit/button'
import { AuthCard } from './auth-card'

interface NoAccountCardProps {
  readonly title: string
  readonly text: string
}

export function NoAccountCard({ title, text }: NoAccountCardProps) {
  const t = useTranslations('auth')
  return (
    <AuthCard title={title} text={text}>
      <a href="/sign-in" className={buttonLook('primary')}>
        {t('signIn.submit')}
      </a>
    </AuthCard>
  )
}
