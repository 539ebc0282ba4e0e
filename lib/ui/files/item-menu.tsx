'use client'
/** What can be done with the chosen items. */
import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import type { ShownNode } from '../../browser/drive-api'
import { Keys } from '../kit/keys'
import { MenuItem, MenuSeparator } from '../kit/menu'
import { useStars } from '../queries/use-shelf'
import { SHORTCUTS, type ShortcutId } from '../shell/shortcuts'
import { useMac } from '../shell/use-mac'
import { ACTION_ICONS, ACTION_KEYS } from './action-looks'
import { useClipped } from './clipboard'
import { itemActions } from './item-actions'
import type { FileActions } from './use-file-actions'

interface ItemMenuProps {
  readonly nodes: readonly ShownNode[]
  readonly actions: FileActions
}

export function ItemMenu({ nodes, actions }: ItemMenuProps) {
  const t = useTranslations('files.action')
  const clipped = useClipped() !== undefined
  const groups = itemActions(nodes, { writable: actions.changes !== undefined, stars: useStars(), clipped })
  return groups.map((group, index) => (
    <Fragment key={group[0]}>
      {index > 0 && <MenuSeparator />}
      {group.map(action => {
        const Icon = ACTION_ICONS[action]
        return (
          <MenuItem key={action} onClick={() => actions.run(action, nodes)} keys={<ShortcutKeys id={ACTION_KEYS[action]} />}>
            <Icon size={16} aria-hidden />
            {t(action)}
          </MenuItem>
        )
      })}
    </Fragment>
  ))
}

export function ShortcutKeys({ id }: { readonly id: ShortcutId | undefined }) {
  const mac = useMac()
  return id && <Keys combination={SHORTCUTS[id].keys[0]} mac={mac} />
}
