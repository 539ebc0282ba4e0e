'use client'
/** Signing out: the work of this tab ends, and what it knew of the drive goes; what it remembers of a connected folder stays. */
import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { signOut } from '../api/account'
import { useClient } from '../client/client-provider'
import { useDriveClient } from '../client/drive-client-provider'

export function useSignOut(): () => void {
  const t = useTranslations('fault')
  const client = useClient()
  const drive = useDriveClient()
  const leave = async () => {
    await signOut()
    await client?.close()
    await drive?.forget()
    window.location.assign('/sign-in')
  }
  return () => void leave().catch(() => toast(t('offline')))
}
