'use client'
/** What the palette can do with the items that were chosen when it opened. */
import { useTranslations } from 'next-intl'
import { ACTION_ICONS, ACTION_KEYS } from '../files/action-looks'
import { clippedNow } from '../files/clipboard'
import type { ItemsAtHand } from '../files/folder-at-hand'
import { itemActions } from '../files/item-actions'
import { useStars } from '../queries/use-shelf'
import { SHORTCUTS } from '../shell/shortcuts'
import type { Command } from './command'

export function useChosenActions(chosen: ItemsAtHand | undefined): readonly Command[] {
  const t = useTranslations('files.action')
  const stars = useStars()
  if (!chosen) return []
  const { nodes, actions } = chosen
  const groups = itemActions(nodes, { writable: actions.changes !== undefined, stars, clipped: clippedNow() !== undefined })
  return groups.flat().map(action => {
    const [Icon, shortcut] = [ACTION_ICONS[action], ACTION_KEYS[action]]
    return {
      id: `chosen-${action}`,
      label: t(action),
      icon: <Icon size={16} aria-hidden />,
      ...(shortcut && { keys: SHORTCUTS[shortcut].keys[0] }),
      run: () => actions.run(action, nodes),
    }
  })
}
