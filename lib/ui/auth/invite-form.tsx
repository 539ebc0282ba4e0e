'use client'
/** Accepts an invitation. Its secret is in the link's fragment, which no server log sees. */
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { acceptInvitation, type Invitation, lookAtInvitation } from '../api/new-account'
import { Button } from '../kit/button'
import { Skeleton } from '../kit/skeleton'
import { useFaultText } from '../queries/use-fault-text'
import { AccountForm } from './account-form'
import { AuthCard } from './auth-card'
import { FormProblem } from './form-problem'
import { NoAccountCard } from './no-account-card'
import { useFragment } from './use-fragment'

export function InviteForm() {
  const t = useTranslations('auth')
  const token = useFragment()
  const { invitation, error, retry } = useInvitation(token)
  if (invitation === 'not-valid') return <NoAccountCard title={t('invite.notValid')} text={t('invite.notValidText')} />
  return (
    <AuthCard title={t('invite.title')} text={t('invite.text')}>
      {error !== undefined ? (
        <Failed error={error} retry={retry} />
      ) : invitation && token !== undefined ? (
        <AccountForm
          email={invitation.email ?? undefined}
          submit={t('account.submit')}
          make={account => acceptInvitation({ token, ...account })}
        />
      ) : (
        <Skeleton className="h-56" />
      )}
    </AuthCard>
  )
}

function Failed({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const t = useTranslations('common')
  const faultText = useFaultText()
  return (
    <div className="flex flex-col gap-4">
      <FormProblem>{faultText(error)}</FormProblem>
      <Button onClick={retry}>{t('retry')}</Button>
    </div>
  )
}

interface Looked {
  readonly invitation: Invitation | 'not-valid' | undefined
  readonly error: unknown
}

const NOT_YET: Looked = { invitation: undefined, error: undefined }

function useInvitation(token: string | undefined): Looked & { readonly retry: () => void } {
  const [looked, setLooked] = useState(NOT_YET)
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again
  useEffect(() => {
    if (token === undefined) return
    let here = true
    setLooked(NOT_YET)
    const asking: Promise<Looked['invitation']> = token === '' ? Promise.resolve('not-valid') : lookAtInvitation(token)
    asking.then(
      invitation => here && setLooked({ invitation, error: undefined }),
      (error: unknown) => here && setLooked({ invitation: undefined, error }),
    )
    return () => {
      here = false
    }
  }, [token, tries])
  return { ...looked, retry: () => setTries(tries + 1) }
}
