'use client'
/** The chosen theme and how to choose another; the choice shows at once, without a reload. */
import { useSyncExternalStore } from 'react'
import { readPreference, savePreference } from './preference-cookie'
import { parseTheme, THEME_COOKIE, type Theme } from './theme'

const listeners = new Set<() => void>()

export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore(subscribe, current, () => 'system' as const)
  return [theme, setTheme]
}

function setTheme(theme: Theme): void {
  savePreference(THEME_COOKIE, theme)
  applyTheme()
  for (const listener of listeners) listener()
}

/** Also right after a page that came from the offline cache, which may be older than the choice. */
export function applyTheme(): void {
  document.documentElement.dataset.theme = current()
}

function current(): Theme {
  return parseTheme(readPreference(THEME_COOKIE))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
