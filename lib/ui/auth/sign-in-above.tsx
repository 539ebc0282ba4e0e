'use client'
/** Signs the same person in again, above the page in which their work waits. */
import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { type SignInResult, signIn } from '../api/account'
import { useClient } from '../client/client-provider'
import { useDriveClient } from '../client/drive-client-provider'
import { Field } from '../kit/field'
import { FormDialog } from '../kit/form-dialog'
import { useFaultText } from '../queries/use-fault-text'
import { useMe } from '../queries/use-me'
import { useShellUi } from '../shell/shell-ui'

export function SignInAbove() {
  const { overlay, hide } = useShellUi()
  const email = useMe().data?.user.email
  return overlay === 'sign-in' && email !== undefined ? <Asking email={email} onClose={hide} /> : null
}

function Asking({ email, onClose }: { readonly email: string; readonly onClose: () => void }) {
  const t = useTranslations('auth')
  const field = useRef<HTMLInputElement>(null)
  const [password, setPassword] = useState('')
  const { send, busy, problem } = useSending(email, onClose)
  return (
    <FormDialog
      title={t('again.title')}
      description={t('again.text')}
      submit={t('signIn.submit')}
      busy={busy}
      disabled={password === ''}
      initialFocus={field}
      onSubmit={() => void send(password)}
      onClose={onClose}
    >
      <Field label={t('email')} type="email" autoComplete="username" value={email} readOnly />
      <Field
        ref={field}
        label={t('password')}
        type="password"
        autoComplete="current-password"
        value={password}
        onValueChange={setPassword}
        error={problem}
      />
    </FormDialog>
  )
}

function useSending(email: string, onDone: () => void) {
  const t = useTranslations('auth')
  const faultText = useFaultText()
  const queries = useQueryClient()
  const client = useClient()
  const drive = useDriveClient()
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<SignInResult | Error>()
  const send = async (password: string) => {
    setBusy(true)
    const answer = await signIn(email, password).catch((error: Error) => error)
    setBusy(false)
    setResult(answer)
    if (answer !== 'done') return
    onDone()
    client?.nudge()
    drive?.nudge()
    void queries.invalidateQueries()
  }
  const problem = result === 'wrong' ? t('signIn.wrong') : result instanceof Error ? faultText(result) : undefined
  return { send, busy, problem }
}
