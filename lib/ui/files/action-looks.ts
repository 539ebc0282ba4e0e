/** What stands for an action on items in menus and lists: a picture and, for some, a key. */
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
import type { ShortcutId } from '../shell/shortcuts'
import type { ItemAction } from './item-actions'

export const ACTION_ICONS: Record<ItemAction, LucideIcon> = {
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

export const ACTION_KEYS: Partial<Record<ItemAction, ShortcutId>> = {
  open: 'open',
  link: 'copyLink',
  share: 'share',
  rename: 'rename',
  copy: 'copy',
  cut: 'cut',
  details: 'details',
  delete: 'remove',
}
