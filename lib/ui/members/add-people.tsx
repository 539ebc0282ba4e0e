'use client'
/** How somebody comes into the drive: at once by the address of their account, or by a link that works once. */
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { MemberRole } from '../../core/protocol/members'
import type { Drive } from '../api/drive'
import { FormProblem } from '../auth/form-problem'
import { Button } from '../kit/button'
import { Field } from '../kit/field'
import { toast } from '../kit/toast'
import { useFaultText } from '../queries/use-fault-text'
import { useAddMember, useInviteToDrive } from '../queries/use-members'
import { JoinLink } from './join-link'
import { RoleSelect } from './role-select'

export function AddPeople({ drive }: { readonly drive: Drive }) {
  const t = useTranslations('members')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<MemberRole>('editor')
  const add = useAddMember(drive.id)
  const invite = useInviteToDrive(drive.id)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await add.mutateAsync({ email: email.trim(), role })
    if (answer.kind !== 'done') return
    toast(t('added', { name: answer.member.name }))
    setEmail('')
    add.reset()
  }
  const makeLink = (address?: string) => {
    add.reset()
    invite.mutate({ role, ...(address !== undefined && { email: address }) })
  }
  if (invite.data) return <JoinLink token={invite.data.token} onDone={invite.reset} />
  return (
    <form onSubmit={event => void submit(event).catch(() => {})} className="flex flex-col gap-3">
      <div className="flex items-end gap-2 phone:flex-col phone:items-stretch">
        <div className="min-w-0 flex-1">
          <Field label={t('email')} type="email" value={email} onValueChange={setEmail} autoComplete="off" maxLength={200} required />
        </div>
        <span className="flex min-h-10 items-center">
          <RoleSelect label={t('role.label')} value={role} onChange={setRole} />
        </span>
        <Button type="submit" tone="primary" className="min-h-10" busy={add.isPending} disabled={email.trim() === ''}>
          {t('add')}
        </Button>
      </div>
      <Problem add={add} invite={invite} email={email.trim()} onInvite={makeLink} />
      <p className="flex flex-wrap items-center gap-x-3 gap-y-2 text-13 text-ink-soft">
        <span className="min-w-40 flex-1 text-pretty">{t('linkHint', { role: t(`role.${role}`) })}</span>
        <Button size="sm" busy={invite.isPending} onClick={() => makeLink()}>
          {t('makeLink')}
        </Button>
      </p>
    </form>
  )
}

interface ProblemProps {
  readonly add: ReturnType<typeof useAddMember>
  readonly invite: ReturnType<typeof useInviteToDrive>
  readonly email: string
  readonly onInvite: (email: string) => void
}

/** Why nobody was added, with the way on where there is one. */
function Problem({ add, invite, email, onInvite }: ProblemProps) {
  const t = useTranslations('members')
  const faultText = useFaultText()
  const error = add.error ?? invite.error
  if (add.data?.kind === 'no-account')
    return (
      <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-warn-wash px-3 py-2 text-13 text-warn">
        <p className="min-w-40 flex-1 text-pretty">{t('noAccount', { email: add.variables?.email ?? email })}</p>
        <Button size="sm" onClick={() => onInvite(add.variables?.email ?? email)}>
          {t('inviteThem')}
        </Button>
      </div>
    )
  return (
    <FormProblem>
      {add.data?.kind === 'already' && t('already')}
      {error && faultText(error)}
    </FormProblem>
  )
}
