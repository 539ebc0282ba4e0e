'use client'
/** The drives that one may go to, and what can be done with the one that is shown. */
import { PencilLine, Plus, UserPlus, Users } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import type { DriveId } from '../../core/ids'
import type { Drive } from '../api/drive'
import { MenuAt, MenuChoice, MenuItem, MenuSeparator } from '../kit/menu'
import { baseFor } from '../shell/route'
import { useShellUi } from '../shell/shell-ui'
import { useDriveText } from './use-drive-text'
import { useGoToDrive } from './use-go-to-drive'

interface DriveMenuProps {
  readonly open: boolean
  readonly anchor: HTMLElement
  /** The one that is shown. */
  readonly drive: Drive
  readonly drives: readonly Drive[]
  readonly onClose: () => void
}

export function DriveMenu({ open, anchor, drive, drives, onClose }: DriveMenuProps) {
  const t = useTranslations('drives')
  const ui = useShellUi()
  const owner = drive.role === 'owner'
  const { ahead } = useGoToDrive()
  useEffect(() => {
    if (open) for (const { id } of drives) ahead(baseFor(id, drives))
  }, [open, drives, ahead])
  return (
    <MenuAt open={open} place={anchor} label={t('menu')} returnTo={() => anchor} onClose={onClose}>
      <Group label={t('own')} drives={drives.filter(({ role }) => role === 'owner')} all={drives} shown={drive.id} />
      <Group label={t('shared')} drives={drives.filter(({ role }) => role !== 'owner')} all={drives} shown={drive.id} />
      <MenuSeparator />
      <MenuItem onClick={() => ui.show('members')}>
        {owner ? <UserPlus size={16} aria-hidden /> : <Users size={16} aria-hidden />}
        {t(owner ? 'share' : 'people')}
      </MenuItem>
      {owner && (
        <MenuItem onClick={() => ui.show('rename-drive')}>
          <PencilLine size={16} aria-hidden />
          {t('rename')}
        </MenuItem>
      )}
      <MenuItem onClick={() => ui.show('new-drive')}>
        <Plus size={16} aria-hidden />
        {t('new')}
      </MenuItem>
    </MenuAt>
  )
}

interface GroupProps {
  readonly label: string
  readonly drives: readonly Drive[]
  readonly all: readonly Drive[]
  readonly shown: DriveId
}

function Group({ label, drives, all, shown }: GroupProps) {
  const { go } = useGoToDrive()
  const textOf = useDriveText()
  if (drives.length === 0) return null
  return (
    <MenuChoice
      label={label}
      value={shown as string}
      options={drives.map(drive => ({ value: drive.id, label: textOf(drive) }))}
      onChange={id => go(baseFor(id as DriveId, all))}
    />
  )
}
