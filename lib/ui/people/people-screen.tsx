'use client'
/** Everybody who has an account here, invitations that wait, and who may make an account: for administrators. */
import { Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Invitation, People } from '../../core/protocol/people'
import { useNow } from '../format/use-now'
import { Button } from '../kit/button'
import { Notice } from '../kit/notice'
import { ScreenFailed } from '../kit/screen-failed'
import { Skeleton } from '../kit/skeleton'
import { useMe } from '../queries/use-me'
import { usePeople, useWithdrawInvitation } from '../queries/use-people'
import { Group } from '../settings/group'
import { Screen } from '../shell/screen'
import { InvitationRow } from './invitation-row'
import { InviteDialog } from './invite-dialog'
import { LinkPolicyForm } from './link-policy-form'
import { PersonRow } from './person-row'
import { SignUpSwitch } from './sign-up-switch'

export function PeopleScreen() {
  const t = useTranslations('people')
  const me = useMe()
  const admin = me.data?.user.admin
  const people = usePeople(admin === true)
  const error = me.error ?? people.error
  return (
    <Screen title={t('title')}>
      {admin === false ? (
        <Notice icon={<Lock size={32} strokeWidth={1.5} aria-hidden />} title={t('forbidden')}>
          {t('forbiddenText')}
        </Notice>
      ) : people.data ? (
        <Lists people={people.data} own={me.data?.user.id} />
      ) : error ? (
        <ScreenFailed error={error} retry={() => void (me.error ? me.refetch() : people.refetch())} />
      ) : (
        <Skeleton className="h-40" />
      )}
    </Screen>
  )
}

function Lists({ people: { people, invitations }, own }: { readonly people: People; readonly own: string | undefined }) {
  const t = useTranslations('people')
  const now = useNow()
  const [inviting, setInviting] = useState(false)
  return (
    <div className="flex flex-col gap-10">
      <Group title={t('accounts')}>
        <ul className="divide-y divide-line rounded-lg border border-line">
          {people.map(person => (
            <PersonRow key={person.id} person={person} own={person.id === own} now={now} />
          ))}
        </ul>
      </Group>
      <Group title={t('invitations')}>
        <div className="mb-4 flex items-center gap-4">
          <p className="min-w-0 flex-1 text-pretty text-ink-soft">{t('invitationsText')}</p>
          <Button tone="primary" onClick={() => setInviting(true)}>
            {t('invite')}
          </Button>
        </div>
        {invitations.length > 0 && (
          <ul className="divide-y divide-line rounded-lg border border-line">
            {invitations.map(invitation => (
              <Invited key={invitation.id} invitation={invitation} now={now} />
            ))}
          </ul>
        )}
      </Group>
      <Group title={t('signUp')}>
        <SignUpSwitch />
      </Group>
      <Group title={t('links.title')}>
        <LinkPolicyForm />
      </Group>
      {inviting && <InviteDialog onDone={() => setInviting(false)} />}
    </div>
  )
}

function Invited({ invitation, now }: { readonly invitation: Invitation; readonly now: number }) {
  const t = useTranslations('people')
  const withdraw = useWithdrawInvitation()
  return <InvitationRow invitation={invitation} role={invitation.admin ? t('admin') : undefined} now={now} withdraw={withdraw} />
}
