'use client'
/** What can be done with the chosen items. */
import {
  ClipboardPaste,
  Copy,
  CopyPlus,
  Download,
  FolderInput,
  FolderOutput,
  Info,
  Link2,
  type LucideIcon,
  PencilLine,
  Scissors,
  Share2,
  SquareArrowOutUpRight,
  Star,
  StarOff,
  Trash2,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import type { ShownNode } from '../../browser/drive-api'
import { Keys } from '../kit/keys'
import { MenuItem, MenuSeparator } from '../kit/menu'
import { useStars } from '../queries/use-shelf'
import { SHORTCUTS, type ShortcutId } from '../shell/shortcuts'
import { useMac } from '../shell/use-mac'
import { useClipped } from './clipboard'
import { type ItemAction, itemActions } from './item-actions'
import type { FileActions } from './use-file-actions'

const ICONS: Record<ItemAction, LucideIcon> = {
  open: SquareArrowOutUpRight,
  download: Download,
  link: Link2,
  share: Share2,
  star: Star,
  unstar: StarOff,
  rename: PencilLine,
  'move-to': FolderInput,
  'copy-to': FolderOutput,
  duplicate: CopyPlus,
  copy: Copy,
  cut: Scissors,
  paste: ClipboardPaste,
  details: Info,
  delete: Trash2,
}

const KEYS: Partial<Record<ItemAction, ShortcutId>> = {
  open: 'open',
  link: 'copyLink',
  share: 'share',
  rename: 'rename',
  copy: 'copy',
  cut: 'cut',
  details: 'details',
  delete: 'remove',
}

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
        const Icon = ICONS[action]
        return (
          <MenuItem key={action} onClick={() => actions.run(action, nodes)} keys={<ShortcutKeys id={KEYS[action]} />}>
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
