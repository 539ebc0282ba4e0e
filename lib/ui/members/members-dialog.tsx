'use client'
/** The people of the shown drive: who they are, and for its owner how they come and go. */
import { useTranslations } from 'next-intl'
import type { DriveInvitation, Members } from '../../core/protocol/members'
import type { Drive } from '../api/drive'
import { useNow } from '../format/use-now'
import { Dialog } from '../kit/dialog'
import { ListFailed } from '../kit/list-failed'
import { Skeleton } from '../kit/skeleton'
import { InvitationRow } from '../people/invitation-row'
import { useDrive, useMe } from '../queries/use-me'
import { useMembers, useWithdrawFromDrive } from '../queries/use-members'
import { useShellUi } from '../shell/shell-ui'
import { AddPeople } from './add-people'
import { LeaveButton } from './leave-button'
import { MemberRow } from './member-row'

export function MembersDialog() {
  const t = useTranslations('members')
  const ui = useShellUi()
  const drive = useDrive()
  const owner = drive?.role === 'owner'
  return (
    <Dialog
      wide
      open={ui.overlay === 'members' && drive !== undefined}
      onOpenChange={open => !open && ui.hide()}
      title={t(owner ? 'title' : 'titleOthers', { name: drive?.name ?? '' })}
      description={t(owner ? 'text' : 'textOthers', { owner: drive?.owner ?? '' })}
      actions={drive && !owner && <LeaveButton drive={drive} />}
    >
      {drive && <People key={drive.id} drive={drive} />}
    </Dialog>
  )
}

function People({ drive }: { readonly drive: Drive }) {
  const members = useMembers(drive.id)
  return (
    <div className="flex flex-col gap-6">
      {drive.role === 'owner' && <AddPeople drive={drive} />}
      {members.data ? (
        <Lists drive={drive} members={members.data} />
      ) : members.error ? (
        <ListFailed error={members.error} retry={() => void members.refetch()} />
      ) : (
        <Skeleton className="h-28" />
      )}
    </div>
  )
}

function Lists({ drive, members: { members, invitations } }: { readonly drive: Drive; readonly members: Members }) {
  const t = useTranslations('members')
  const now = useNow()
  const own = useMe().data?.user.id
  return (
    <>
      <section aria-label={t('people')}>
        <h3 className="mb-1.5 font-medium text-13 text-ink-soft">{t('people')}</h3>
        <ul className="divide-y divide-line rounded-lg border border-line">
          {members.map(member => (
            <MemberRow key={member.id} drive={drive} member={member} own={member.id === own} />
          ))}
        </ul>
        {members.length === 1 && <p className="mt-2 text-13 text-ink-soft">{t('alone')}</p>}
      </section>
      {invitations.length > 0 && (
        <section aria-label={t('invitations')}>
          <h3 className="mb-1.5 font-medium text-13 text-ink-soft">{t('invitations')}</h3>
          <ul className="divide-y divide-line rounded-lg border border-line">
            {invitations.map(invitation => (
              <Invited key={invitation.id} drive={drive} invitation={invitation} now={now} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

interface InvitedProps {
  readonly drive: Drive
  readonly invitation: DriveInvitation
  readonly now: number
}

function Invited({ drive, invitation, now }: InvitedProps) {
  const t = useTranslations('members')
  const withdraw = useWithdrawFromDrive(drive.id)
  return <InvitationRow invitation={invitation} role={t(`role.${invitation.role}`)} now={now} withdraw={withdraw} />
}
