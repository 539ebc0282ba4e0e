'use client'
/** Where the palette can go: files and folders by their names, and the screens. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { NameHit } from '../../browser/drive-api'
import { useDriveClient } from '../client/drive-client-provider'
import { KindIcon } from '../files/kind-icon'
import { nodeUrl, SECTIONS } from '../shell/route'
import { SECTION_ICONS } from '../shell/sections'
import { useOffered } from '../shell/use-offered'
import type { Command } from './command'

const MOST_NAMES = 8

export function useNamePlaces(text: string): readonly Command[] {
  const t = useTranslations('nav')
  const router = useRouter()
  return useNameHits(text).map(({ node, path }) => ({
    id: node.id,
    label: node.name,
    hint: [t('files'), ...path.map(({ name }) => name)].join(' › '),
    icon: <KindIcon node={node} />,
    run: () => router.push(nodeUrl(node)),
  }))
}

function useNameHits(text: string): readonly NameHit[] {
  const mirror = useDriveClient()?.mirror
  const [hits, setHits] = useState<readonly NameHit[]>([])
  useEffect(() => {
    let here = true
    if (text.trim() === '') setHits([])
    else void mirror?.search({ text, limit: MOST_NAMES }).then(found => here && setHits(found.hits))
    return () => {
      here = false
    }
  }, [mirror, text])
  return hits
}

export function useScreenPlaces(): readonly Command[] {
  const t = useTranslations('nav')
  const router = useRouter()
  const offered = useOffered()
  return SECTIONS.filter(offered.has).map(section => {
    const Icon = SECTION_ICONS[section]
    return { id: section, label: t(section), icon: <Icon size={16} aria-hidden />, run: () => router.push(`/${section}`) }
  })
}
