'use client'
/** An invitation into a drive. Its secret is in the link's fragment, which no server log sees, and goes along to the sign-in and back. */
import { useTranslations } from 'next-intl'
import { RemoteFault } from '../../core/ports'
import type { JoinLooked } from '../../core/protocol/members'
import { getMe, type Me } from '../api/drive'
import { join, lookToJoin } from '../api/members'
import { Button, buttonLook } from '../kit/button'
import { Skeleton } from '../kit/skeleton'
import { useFaultText } from '../queries/use-fault-text'
import { AuthCard } from './auth-card'
import { FormProblem } from './form-problem'
import { signInAndBackUrl, signUpAndBackUrl } from './go-to-sign-in'
import { NoAccountCard } from './no-account-card'
import { useAnswer } from './use-answer'
import { useFragment } from './use-fragment'
import { useSignUpOpen } from './use-sign-up-open'
import { useSubmit } from './use-submit'

/** `user`: who is signed in here, if anybody is. */
interface Looked extends JoinLooked {
  readonly user: Me['user'] | undefined
}

export function JoinForm() {
  const t = useTranslations('auth.join')
  const common = useTranslations('common')
  const faultText = useFaultText()
  const token = useFragment()
  const { answer, error, retry } = useAnswer(token, look)
  if (answer === 'not-valid') return <NoAccountCard title={t('notValid')} text={t('notValidText')} />
  if (error !== undefined)
    return (
      <AuthCard title={t('title')}>
        <div className="flex flex-col gap-4">
          <FormProblem>{faultText(error)}</FormProblem>
          <Button onClick={retry}>{common('retry')}</Button>
        </div>
      </AuthCard>
    )
  if (!answer || token === undefined)
    return (
      <AuthCard title={t('title')}>
        <Skeleton className="h-28" />
      </AuthCard>
    )
  return (
    <AuthCard title={t('titleOf', { drive: answer.drive })} text={t(`text.${answer.role}`, { name: answer.invitedBy })}>
      {answer.user ? <Join token={token} user={answer.user} email={answer.email} /> : <SignInFirst token={token} email={answer.email} />}
    </AuthCard>
  )
}

async function look(token: string): Promise<Looked | 'not-valid'> {
  try {
    if (token === '') return 'not-valid'
    const [looked, user] = await Promise.all([lookToJoin(token), whoIsHere()])
    return { ...looked, user }
  } catch (error) {
    if (error instanceof RemoteFault && (error.kind === 'forbidden' || error.kind === 'bad-request')) return 'not-valid'
    throw error
  }
}

async function whoIsHere(): Promise<Me['user'] | undefined> {
  try {
    return (await getMe()).user
  } catch (error) {
    if (error instanceof RemoteFault && error.kind === 'signed-out') return undefined
    throw error
  }
}

interface JoinProps {
  readonly token: string
  readonly user: Me['user']
  readonly email: string | null
}

function Join({ token, user, email }: JoinProps) {
  const t = useTranslations('auth.join')
  const faultText = useFaultText()
  const form = useSubmit(async () => {
    const joined = await join(token)
    if (joined.kind === 'done') window.location.replace(`/d/${joined.drive}/files`)
    return joined.kind
  })
  const used = form.error instanceof RemoteFault && form.error.kind === 'forbidden'
  return (
    <form onSubmit={form.onSubmit} className="flex flex-col gap-4">
      <p className="text-13 text-ink-soft">{t('as', { name: user.name, email: user.email })}</p>
      <FormProblem>
        {form.result === 'other-account' && t('otherAccount', { email: email ?? '' })}
        {form.error !== undefined && (used ? t('notValidText') : faultText(form.error))}
      </FormProblem>
      <Button type="submit" tone="primary" disabled={!form.ready} busy={form.busy || form.result === 'done'}>
        {t('join')}
      </Button>
      <a href="/files" className={buttonLook('ghost')}>
        {t('notNow')}
      </a>
    </form>
  )
}

function SignInFirst({ token, email }: { readonly token: string; readonly email: string | null }) {
  const t = useTranslations('auth')
  const canSignUp = useSignUpOpen() === true
  const here = `/join#${token}`
  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink-soft">{email === null ? t('join.signInFirst') : t('join.signInFirstAs', { email })}</p>
      <a href={signInAndBackUrl(here)} className={buttonLook('primary')}>
        {t('signIn.submit')}
      </a>
      {canSignUp && (
        <a href={signUpAndBackUrl(here)} className={buttonLook('ghost')}>
          {t('signUp.title')}
        </a>
      )}
    </div>
  )
}
