'use client'
/** The language of the screens. */
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { LOCALE_COOKIE, LOCALE_NAMES, LOCALES, type Locale } from '../i18n/locale'
import { renewOfflineCopy } from '../pwa/renew-offline-copy'
import { savePreference } from '../theme/preference-cookie'
import { Choice } from './choice'

export function LanguageChoice() {
  const t = useTranslations('settings')
  const router = useRouter()
  const choose = (locale: Locale) => {
    savePreference(LOCALE_COOKIE, locale)
    router.refresh()
    renewOfflineCopy()
  }
  return (
    <Choice
      label={t('language')}
      value={useLocale()}
      options={LOCALES.map(locale => ({ value: locale, label: LOCALE_NAMES[locale], lang: locale }))}
      onChange={choose}
    />
  )
}
