'use client'
/** Gives the shown drive another name. */
import { useTranslations } from 'next-intl'
import type { Drive } from '../api/drive'
import { useDrive } from '../queries/use-me'
import { useRenameDrive } from '../queries/use-members'
import { useShellUi } from '../shell/shell-ui'
import { DriveNameDialog } from './drive-name-dialog'

export function RenameDriveDialog() {
  const ui = useShellUi()
  const drive = useDrive()
  return drive && ui.overlay === 'rename-drive' ? <Asking drive={drive} onClose={ui.hide} /> : null
}

function Asking({ drive, onClose }: { readonly drive: Drive; readonly onClose: () => void }) {
  const t = useTranslations('drives')
  const common = useTranslations('common')
  const rename = useRenameDrive(drive.id)
  return (
    <DriveNameDialog
      title={t('rename')}
      description={t('renameText')}
      submit={common('save')}
      name={drive.name}
      busy={rename.isPending}
      error={rename.error}
      onName={name => rename.mutate(name, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
