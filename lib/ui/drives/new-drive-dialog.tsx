'use client'
/** Makes another drive of one's own, and goes there. */
import { useTranslations } from 'next-intl'
import { useMe } from '../queries/use-me'
import { useCreateDrive } from '../queries/use-members'
import { baseFor } from '../shell/route'
import { useShellUi } from '../shell/shell-ui'
import { DriveNameDialog } from './drive-name-dialog'
import { useGoToDrive } from './use-go-to-drive'

export function NewDriveDialog() {
  const t = useTranslations('drives')
  const ui = useShellUi()
  const { go } = useGoToDrive()
  const me = useMe()
  const create = useCreateDrive()
  if (ui.overlay !== 'new-drive') return null
  const close = () => {
    create.reset()
    ui.hide()
  }
  const make = async (name: string) => {
    const { id } = await create.mutateAsync(name)
    close()
    go(baseFor(id, me.data?.drives ?? []))
  }
  return (
    <DriveNameDialog
      title={t('newTitle')}
      description={t('newText')}
      submit={t('make')}
      name=""
      busy={create.isPending}
      error={create.error}
      onName={name => void make(name).catch(() => {})}
      onClose={close}
    />
  )
}
