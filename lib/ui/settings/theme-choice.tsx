'use client'
/** Light, dark, or as the system is. */
import { useTranslations } from 'next-intl'
import { THEMES } from '../theme/theme'
import { useTheme } from '../theme/use-theme'
import { Choice } from './choice'

export function ThemeChoice() {
  const t = useTranslations('settings')
  const [theme, setTheme] = useTheme()
  return (
    <Choice label={t('theme')} value={theme} options={THEMES.map(value => ({ value, label: t(`themes.${value}`) }))} onChange={setTheme} />
  )
}
