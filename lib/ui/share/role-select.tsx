'use client'
/** What those may do who have the link. */
import { useTranslations } from 'next-intl'
import { LINK_ROLES, type LinkRole, type SharedLink } from '../../core/protocol/links'
import { Select } from '../kit/select'

interface RoleSelectProps {
  readonly value: LinkRole
  readonly nodes: readonly Pick<SharedLink['nodes'][number], 'kind'>[]
  readonly onChange: (role: LinkRole) => void
}

/** Files can only be handed in where it is clear which folder they go to. */
export function RoleSelect({ value, nodes, onChange }: RoleSelectProps) {
  const t = useTranslations('share')
  const oneFolder = nodes.length === 1 && nodes[0]?.kind === 'folder'
  const roles = LINK_ROLES.filter(role => role !== 'upload' || oneFolder || value === 'upload')
  const options = roles.map(role => ({ value: role, label: t(`role.${role}`) }))
  return <Select label={t('role.label')} value={value} options={options} onChange={onChange} />
}
