'use client'
/** Chooses another language for the screens, which shows without a reload. */
import { useRouter } from 'next/navigation'
import { renewOfflineCopy } from '../pwa/renew-offline-copy'
import { savePreference } from '../theme/preference-cookie'
import { LOCALE_COOKIE, type Locale } from './locale'

export function useSetLocale(): (locale: Locale) => void {
  const router = useRouter()
  return locale => {
    savePreference(LOCALE_COOKIE, locale)
    router.refresh()
    renewOfflineCopy()
  }
}
