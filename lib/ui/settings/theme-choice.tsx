'use client'
/** Light, dark, or as the system is. */
import { useTranslations } from 'next-intl'
import { Choice } from '../kit/choice'
import { THEMES } from '../theme/theme'
import { useTheme } from '../theme/use-theme'

export function ThemeChoice() {
  const t = useTranslations('settings')
  const [theme, setTheme] = useTheme()
  return (
    <Choice label={t('theme')} value={theme} options={THEMES.map(value => ({ value, label: t(`themes.${value}`) }))} onChange={setTheme} />
  )
}
