'use client'
/** What the palette can do. */
import { Contrast, FolderSync, Keyboard, Languages, LogOut, Monitor, Moon, Pause, Play, RefreshCw, Search, Sun } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useSignOut } from '../auth/use-sign-out'
import { useConnectedFolder } from '../client/client-provider'
import { useConnect } from '../connect/use-connect'
import { LOCALE_NAMES, LOCALES } from '../i18n/locale'
import { useSetLocale } from '../i18n/use-set-locale'
import { searchUrl } from '../search/search-filters'
import { useShellUi } from '../shell/shell-ui'
import { SHORTCUTS } from '../shell/shortcuts'
import { useKeyboard } from '../shell/use-keyboard'
import { useRoutes } from '../shell/use-routes'
import { useSyncUi } from '../sync/sync-ui'
import { useFolderActions } from '../sync/use-status-action'
import { THEMES, type Theme } from '../theme/theme'
import { useTheme } from '../theme/use-theme'
import type { Command } from './command'
import type { NewKind } from './new-item-form'
import { useDriveActions, useOwnerActions } from './use-drive-actions'

/** `askName`: the palette asks for the name of something new. */
export function useActions(text: string, askName: (kind: NewKind) => void): readonly Command[] {
  return [
    ...useDriveActions(askName),
    ...useSyncActions(),
    ...useOwnerActions(),
    ...useLookActions(),
    ...useAccountActions(),
    // Last: what fits by its name is meant.
    ...useSearchAction(text),
  ]
}

function useSearchAction(text: string): readonly Command[] {
  const t = useTranslations('palette')
  const router = useRouter()
  const { base } = useRoutes()
  const q = text.trim()
  if (q === '') return []
  return [
    {
      id: 'search-for',
      label: t('searchFor', { text: q }),
      icon: <Search size={16} aria-hidden />,
      run: () => router.push(base + searchUrl({ q })),
    },
  ]
}

function useSyncActions(): readonly Command[] {
  const t = useTranslations('palette')
  const folder = useConnectedFolder()
  const ui = useSyncUi()
  const connect = useConnect()
  const { pause, resume, syncNow } = useFolderActions()
  const status = folder?.status
  if (!status) {
    const connectFolder = {
      id: 'connect',
      label: t('connect'),
      icon: <FolderSync size={16} aria-hidden />,
      run: () => ui.openDialog('connect'),
    }
    return connect.possible ? [connectFolder] : []
  }
  const isPaused = status.kind === 'paused'
  return [
    ...(isPaused ? [] : [{ id: 'sync-now', label: t('syncNow'), icon: <RefreshCw size={16} aria-hidden />, run: syncNow }]),
    ...(isPaused && status.why === 'person'
      ? [{ id: 'resume', label: t('resume'), icon: <Play size={16} aria-hidden />, run: resume }]
      : []),
    ...(isPaused ? [] : [{ id: 'pause', label: t('pause'), icon: <Pause size={16} aria-hidden />, run: pause }]),
  ]
}

const THEME_ICONS: Record<Theme, ReactNode> = {
  system: <Monitor size={16} aria-hidden />,
  light: <Sun size={16} aria-hidden />,
  dark: <Moon size={16} aria-hidden />,
  contrast: <Contrast size={16} aria-hidden />,
}

function useLookActions(): readonly Command[] {
  const t = useTranslations('palette')
  const [theme, setTheme] = useTheme()
  const locale = useLocale()
  const setLocale = useSetLocale()
  return [
    ...THEMES.filter(other => other !== theme).map(other => ({
      id: `theme-${other}`,
      label: t(`theme.${other}`),
      icon: THEME_ICONS[other],
      run: () => setTheme(other),
    })),
    ...LOCALES.filter(other => other !== locale).map(other => ({
      id: `language-${other}`,
      label: t('language', { name: LOCALE_NAMES[other] }),
      icon: <Languages size={16} aria-hidden />,
      run: () => setLocale(other),
    })),
  ]
}

function useAccountActions(): readonly Command[] {
  const t = useTranslations('palette')
  const ui = useShellUi()
  const { signs } = useKeyboard()
  const signOut = useSignOut()
  return [
    {
      id: 'shortcuts',
      label: t('shortcuts'),
      icon: <Keyboard size={16} aria-hidden />,
      ...(signs && { keys: SHORTCUTS.shortcuts.keys[0] }),
      run: () => ui.show('shortcuts'),
      stays: true,
    },
    { id: 'sign-out', label: t('signOut'), icon: <LogOut size={16} aria-hidden />, run: signOut },
  ]
}
