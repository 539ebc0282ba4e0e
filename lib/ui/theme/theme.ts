/** Light, dark, with all contrast there is, or as the system is. Pure; the colours themselves are in `tokens.css`. */

export const THEMES = ['system', 'light', 'dark', 'contrast'] as const
export type Theme = (typeof THEMES)[number]

export const THEME_COOKIE = 'lockstep-theme'

/** The page's ground in each theme, for the frame that the browser draws; `--color-sunken` of `tokens.css`. */
export const THEME_COLORS = { light: '#f4f7f7', dark: '#0e1416' } as const
/** The same with all contrast; light or dark as the system is. */
export const CONTRAST_COLORS = { light: '#ffffff', dark: '#000000' } as const

export function parseTheme(text: string | undefined): Theme {
  return THEMES.find(theme => theme === text) ?? 'system'
}

/** What only knows light and dark. */
export function baseTheme(theme: Theme): 'system' | 'light' | 'dark' {
  return theme === 'contrast' ? 'system' : theme
}
