'use client'
/** What a member may do. */
import { useTranslations } from 'next-intl'
import type { MemberRole } from '../../core/protocol/members'
import { Select } from '../kit/select'

interface RoleSelectProps {
  readonly label: string
  readonly value: MemberRole
  readonly onChange: (role: MemberRole) => void
}

export function RoleSelect({ label, value, onChange }: RoleSelectProps) {
  const t = useTranslations('members')
  const options = (['editor', 'viewer'] as const).map(role => ({ value: role, label: t(`role.${role}`) }))
  return <Select label={label} value={value} options={options} onChange={onChange} />
}
