'use client'
/** One thing that somebody did: who, what, to which file or folder, when. */
import { CirclePlus, GitFork, History as HistoryIcon, type LucideIcon, MoveRight, Pencil, RotateCcw, SquarePen, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ROOT } from '../../core/ids'
import type { ActivityItem, Deed, Stood } from '../../core/protocol/activity'
import { Moment } from '../format/moment'
import { Name } from '../format/name'
import { Author } from '../placed/placed-list'
import { useGoToNode } from './use-go-to-node'

const ICONS: Record<Deed, LucideIcon> = {
  created: CirclePlus,
  edited: SquarePen,
  renamed: Pencil,
  moved: MoveRight,
  deleted: Trash2,
  restored: RotateCcw,
  conflict: GitFork,
  'versions-removed': HistoryIcon,
}

interface DeedRowProps {
  readonly item: ActivityItem
  readonly now: number
  /** It is about the node that is looked at: its name need not be said again. */
  readonly about?: boolean
}

export function DeedRow({ item, now, about }: DeedRowProps) {
  const Icon = ICONS[item.what]
  return (
    <li className="flex gap-3 px-4 py-2 text-13 [contain-intrinsic-size:auto_56px] [content-visibility:auto]">
      <Icon size={16} aria-hidden className="mt-0.5 shrink-0 text-ink-faint" />
      <div className="min-w-0 flex-1">
        {!about && item.node !== ROOT && <NodeName item={item} />}
        <p className={about ? '' : 'text-ink-soft'}>
          <What item={item} />
        </p>
        <p className="truncate text-12 text-ink-faint">
          <Author author={item.author} device={item.device} />
        </p>
      </div>
      <span className="shrink-0 text-12 text-ink-faint leading-5">
        <Moment at={item.at} now={now} />
      </span>
    </li>
  )
}

function NodeName({ item }: { readonly item: ActivityItem }) {
  const go = useGoToNode()
  return (
    <button
      type="button"
      data-row
      onClick={() => go(item.node, item.kind)}
      className="-mx-1 block max-w-full rounded-sm px-1 text-start hover:underline hover:underline-offset-2"
    >
      <Name text={item.place.name} className="font-medium" />
    </button>
  )
}

function What({ item }: { readonly item: ActivityItem }) {
  const t = useTranslations('activity')
  const files = useTranslations('nav')
  const where = ({ path }: Stood) => [files('files'), ...path].join(' › ')
  if (item.what === 'versions-removed' && item.node === ROOT) return t('deed.all-versions-removed', { below: item.below })
  return t(`deed.${item.what}`, {
    place: where(item.place),
    name: item.place.name,
    from: item.what === 'moved' ? (item.from ? where(item.from) : '') : (item.from?.name ?? ''),
    below: item.below,
  })
}
