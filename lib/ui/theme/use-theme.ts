'use client'
/** The chosen theme and how to choose another. */
import { parseTheme, THEME_COOKIE, type Theme } from './theme'
import { createPreference, usePreference } from './use-preference'

const preference = createPreference(THEME_COOKIE, parseTheme, applyTheme)

export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  return usePreference(preference, 'system')
}

/** Also right after a page that came from the offline cache, which may be older than the choice. */
export function applyTheme(): void {
  document.documentElement.dataset.theme = preference.current()
}
