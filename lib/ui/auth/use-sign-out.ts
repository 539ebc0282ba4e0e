'use client'
/** Signing out: the work of this tab ends, and what it knew of drives goes; what it remembers of a connected folder stays. */
import { useTranslations } from 'next-intl'
import { signOut } from '../api/account'
import { useClient } from '../client/client-provider'
import { useDriveClient } from '../client/drive-client-provider'
import { forgetDrives } from '../client/open-drive-client'
import { toast } from '../kit/toast'
import { forgetMe } from '../queries/remembered-me'

export function useSignOut(): () => void {
  const t = useTranslations('nav')
  const faults = useTranslations('fault')
  const client = useClient()
  const drive = useDriveClient()
  const leave = async () => {
    await signOut()
    forgetMe()
    await client?.close()
    await forgetDrives()
    window.location.assign('/sign-in')
  }
  const go = () => void leave().catch(() => toast(faults('offline')))
  return () => {
    const isBusy = drive?.uploads.snapshot().busy === true || (drive?.edits.snapshot().pending ?? 0) > 0
    // What was not sent yet would not be sent any more.
    if (isBusy) toast(t('unsent.title'), { id: 'unsent', description: t('unsent.text'), action: { label: t('unsent.leave'), onClick: go } })
    else go()
  }
}
