'use client'
/** Makes a link that makes one account, once. The link is shown this one time. */
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { toast } from 'sonner'
import { Button } from '../kit/button'
import { Dialog } from '../kit/dialog'
import { Field } from '../kit/field'
import { Switch } from '../kit/switch'
import { useFaultText } from '../queries/use-fault-text'
import { useInvite } from '../queries/use-people'
import { bytesOfGigabytes } from './gigabytes'

export function InviteDialog({ onDone }: { readonly onDone: () => void }) {
  const invite = useInvite()
  const token = invite.data?.token
  if (token !== undefined) return <LinkDialog link={`${window.location.origin}/invite#${token}`} onDone={onDone} />
  return <FormDialog invite={invite} onDone={onDone} />
}

interface FormDialogProps {
  readonly invite: ReturnType<typeof useInvite>
  readonly onDone: () => void
}

function FormDialog({ invite, onDone }: FormDialogProps) {
  const t = useTranslations('people')
  const common = useTranslations('common')
  const faultText = useFaultText()
  const form = useId()
  const [email, setEmail] = useState('')
  const [quota, setQuota] = useState('')
  const [admin, setAdmin] = useState(false)
  const quotaBytes = bytesOfGigabytes(quota)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (quotaBytes === undefined) return
    invite.mutate({ admin, quotaBytes, ...(email.trim() !== '' && { email: email.trim() }) })
  }
  return (
    <Dialog
      open
      onOpenChange={open => !open && onDone()}
      title={t('inviteTitle')}
      description={t('inviteText')}
      actions={
        <>
          <Button onClick={onDone}>{common('cancel')}</Button>
          <Button type="submit" form={form} tone="primary" busy={invite.isPending} disabled={quotaBytes === undefined}>
            {t('makeLink')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        <Field
          label={t('inviteEmail')}
          type="email"
          value={email}
          onValueChange={setEmail}
          autoComplete="off"
          hint={t('inviteEmailHint')}
          error={invite.error ? faultText(invite.error) : undefined}
        />
        <Field
          label={t('gigabytes')}
          value={quota}
          onValueChange={setQuota}
          inputMode="decimal"
          autoComplete="off"
          hint={t('quotaHint')}
          error={quotaBytes === undefined ? t('quotaWrong') : undefined}
        />
        <Switch label={t('inviteAdmin')} hint={t('inviteAdminHint')} checked={admin} onChange={setAdmin} />
      </form>
    </Dialog>
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
