'use client'
/** Signing out: the work of this tab ends first, and nothing that it remembers of the folder is forgotten. */
import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { signOut } from '../api/account'
import { useClient } from '../client/client-provider'

export function useSignOut(): () => void {
  const t = useTranslations('fault')
  const client = useClient()
  const leave = async () => {
    await signOut()
    await client?.close()
    window.location.assign('/sign-in')
  }
  return () => void leave().catch(() => toast(t('offline')))
}
