'use client'
/** The first account of a new server. The link that leads here carries the proof in its fragment, which no server log sees. */
import { useTranslations } from 'next-intl'
import { createFirstAccount } from '../api/account'
import { Field } from '../kit/field'
import { AccountForm } from './account-form'
import { AuthCard } from './auth-card'
import { NoAccountCard } from './no-account-card'
import { useFragment } from './use-fragment'
import { useSetupNeeded } from './use-setup-needed'

export function SetupForm() {
  const t = useTranslations('auth')
  const token = useFragment()
  if (useSetupNeeded() === false) return <NoAccountCard title={t('setup.done')} text={t('setup.doneText')} />
  return (
    <AuthCard title={t('setup.title')} text={t('setup.text')}>
      <AccountForm
        submit={t('setup.submit')}
        make={(account, values) => createFirstAccount({ token: token || values('token').trim(), ...account })}
      >
        {token === '' && <Field label={t('setup.token')} name="token" hint={t('setup.tokenHint')} autoComplete="off" required />}
      </AccountForm>
    </AuthCard>
  )
}
