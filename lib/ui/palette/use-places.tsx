'use client'
/** Where the palette can go: files and folders by their names, the screens, and the parts of the settings. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { KindIcon } from '../files/kind-icon'
import { useNameHits } from '../search/use-name-hits'
import { SETTING_PARTS } from '../settings/setting-parts'
import { SECTIONS } from '../shell/route'
import { SECTION_ICONS } from '../shell/sections'
import { useOffered } from '../shell/use-offered'
import { useRoutes } from '../shell/use-routes'
import type { Command } from './command'

const MOST_NAMES = 8

export function useNamePlaces(text: string): readonly Command[] {
  const t = useTranslations('nav')
  const router = useRouter()
  const routes = useRoutes()
  const found = useNameHits({ text, limit: MOST_NAMES })
  return (found?.hits ?? []).map(({ node, path }) => ({
    id: node.id,
    label: node.name,
    hint: [t('files'), ...path.map(({ name }) => name)].join(' › '),
    icon: <KindIcon node={node} />,
    run: () => router.push(routes.node(node)),
  }))
}

export function useScreenPlaces(): readonly Command[] {
  const t = useTranslations('nav')
  const router = useRouter()
  const routes = useRoutes()
  const offered = useOffered()
  return SECTIONS.filter(offered.has).map(section => {
    const Icon = SECTION_ICONS[section]
    return { id: section, label: t(section), icon: <Icon size={16} aria-hidden />, run: () => router.push(routes.section(section)) }
  })
}

export function useSettingPlaces(): readonly Command[] {
  const t = useTranslations('settings')
  const router = useRouter()
  const routes = useRoutes()
  const Icon = SECTION_ICONS.settings
  return Object.entries(SETTING_PARTS).map(([part, title]) => ({
    id: `setting-${part}`,
    label: t(title),
    hint: t('title'),
    icon: <Icon size={16} aria-hidden />,
    run: () => router.push(`${routes.section('settings')}#${part}`),
  }))
}
