'use client'
/** Makes a link that makes one account, once. The link is shown this one time. */
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../kit/button'
import { Dialog } from '../kit/dialog'
import { Field } from '../kit/field'
import { FormDialog } from '../kit/form-dialog'
import { Switch } from '../kit/switch'
import { toast } from '../kit/toast'
import { useFaultText } from '../queries/use-fault-text'
import { useInvite } from '../queries/use-people'
import { bytesOfGigabytes } from './gigabytes'
import { GigabytesField } from './gigabytes-field'

export function InviteDialog({ onDone }: { readonly onDone: () => void }) {
  const invite = useInvite()
  const token = invite.data?.token
  if (token !== undefined) return <LinkDialog link={`${window.location.origin}/invite#${token}`} onDone={onDone} />
  return <Asking invite={invite} onDone={onDone} />
}

interface AskingProps {
  readonly invite: ReturnType<typeof useInvite>
  readonly onDone: () => void
}

function Asking({ invite, onDone }: AskingProps) {
  const t = useTranslations('people')
  const faultText = useFaultText()
  const [email, setEmail] = useState('')
  const [quota, setQuota] = useState('')
  const [admin, setAdmin] = useState(false)
  const quotaBytes = bytesOfGigabytes(quota)
  const submit = () => {
    if (quotaBytes === undefined) return
    invite.mutate({ admin, quotaBytes, ...(email.trim() !== '' && { email: email.trim() }) })
  }
  return (
    <FormDialog
      title={t('inviteTitle')}
      description={t('inviteText')}
      submit={t('makeLink')}
      busy={invite.isPending}
      disabled={quotaBytes === undefined}
      onSubmit={submit}
      onClose={onDone}
    >
      <Field
        label={t('inviteEmail')}
        type="email"
        value={email}
        onValueChange={setEmail}
        autoComplete="off"
        hint={t('inviteEmailHint')}
        error={invite.error ? faultText(invite.error) : undefined}
      />
      <GigabytesField text={quota} onText={setQuota} />
      <Switch label={t('inviteAdmin')} hint={t('inviteAdminHint')} checked={admin} onChange={setAdmin} />
    </FormDialog>
  )
}

function LinkDialog({ link, onDone }: { readonly link: string; readonly onDone: () => void }) {
  const t = useTranslations('people')
  const common = useTranslations('common')
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => toast(t('copied')),
      () => toast(t('copyFailed')),
    )
  return (
    <Dialog
      alert
      open
      onOpenChange={open => !open && onDone()}
      title={t('linkTitle')}
      description={t('linkText')}
      actions={
        <>
          <Button onClick={onDone}>{common('close')}</Button>
          <Button tone="primary" onClick={() => void copy()}>
            {t('copy')}
          </Button>
        </>
      }
    >
      <Field label={t('link')} value={link} readOnly onFocus={event => event.currentTarget.select()} />
    </Dialog>
  )
}
