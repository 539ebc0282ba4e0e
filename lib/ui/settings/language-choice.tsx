'use client'
/** The language of the screens. */
import { useLocale, useTranslations } from 'next-intl'
import { LOCALE_NAMES, LOCALES } from '../i18n/locale'
import { useSetLocale } from '../i18n/use-set-locale'
import { Choice } from '../kit/choice'

export function LanguageChoice() {
  const t = useTranslations('settings')
  return (
    <Choice
      label={t('language')}
      value={useLocale()}
      options={LOCALES.map(locale => ({ value: locale, label: LOCALE_NAMES[locale], lang: locale }))}
      onChange={useSetLocale()}
    />
  )
}
