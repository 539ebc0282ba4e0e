'use client'
/** Somebody who may use the drive; its owner changes what they may do, or sends them away. */
import { Crown, UserRoundX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Member, MemberRole } from '../../core/protocol/members'
import type { Drive } from '../api/drive'
import { MenuItem } from '../kit/menu'
import { RowMenu } from '../kit/row-menu'
import { toast } from '../kit/toast'
import { useFaultText } from '../queries/use-fault-text'
import { useChangeRole } from '../queries/use-members'
import { RemoveDialog } from './remove-dialog'
import { RoleSelect } from './role-select'
import { TransferDialog } from './transfer-dialog'

interface MemberRowProps {
  readonly drive: Drive
  readonly member: Member
  /** It is whoever looks. */
  readonly own: boolean
}

export function MemberRow({ drive, member, own }: MemberRowProps) {
  const t = useTranslations('members')
  const changeable = drive.role === 'owner' && member.role !== 'owner'
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2.5 pe-2.5 ps-4">
      <div className="min-w-40 flex-1">
        <p className="flex min-w-0 items-center gap-2">
          <span className="min-w-0 truncate font-medium">{member.name}</span>
          {own && (
            <span className="shrink-0 rounded-full bg-accent-wash px-2 font-medium text-12 text-accent-strong leading-5">{t('you')}</span>
          )}
        </p>
        <p className="truncate text-13 text-ink-soft">{member.email}</p>
      </div>
      {changeable ? (
        <Changing drive={drive} member={member} role={member.role as MemberRole} />
      ) : (
        <span className="pe-2 text-13 text-ink-soft">{t(`role.${member.role}`)}</span>
      )}
    </li>
  )
}

function Changing({ drive, member, role }: Pick<MemberRowProps, 'drive' | 'member'> & { readonly role: MemberRole }) {
  const t = useTranslations('members')
  const faultText = useFaultText()
  const change = useChangeRole(drive.id)
  const [asked, setAsked] = useState<'remove' | 'transfer'>()
  const done = () => setAsked(undefined)
  return (
    <div className="flex items-center gap-1">
      <RoleSelect
        label={t('roleOf', { name: member.name })}
        value={change.isPending ? change.variables.role : role}
        onChange={next => change.mutate({ id: member.id, role: next }, { onError: error => void toast(faultText(error)) })}
      />
      <RowMenu label={t('actionsOf', { name: member.name })}>
        <MenuItem onClick={() => setAsked('transfer')}>
          <Crown size={16} aria-hidden />
          {t('makeOwner')}
        </MenuItem>
        <MenuItem onClick={() => setAsked('remove')}>
          <UserRoundX size={16} aria-hidden />
          {t('remove')}
        </MenuItem>
      </RowMenu>
      {asked === 'remove' && <RemoveDialog drive={drive} member={member} onDone={done} />}
      {asked === 'transfer' && <TransferDialog drive={drive} member={member} onDone={done} />}
    </div>
  )
}
