'use client'
/** What sync did on this device, newest first. */
import { ArrowDown, ArrowUp, FileWarning, FolderPlus, GitFork, type LucideIcon, MoveRight, SpellCheck, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Activity } from '../../core/status'
import { Moment } from '../format/moment'
import { Name } from '../format/name'
import { useFormat } from '../format/use-format'
import { useNow } from '../format/use-now'

const ICONS: Record<Activity['what'], LucideIcon> = {
  sent: ArrowUp,
  'sent-emptied': FileWarning,
  'sent-same-time': FileWarning,
  received: ArrowDown,
  'moved-here': MoveRight,
  'moved-there': MoveRight,
  'deleted-here': Trash2,
  'deleted-there': Trash2,
  conflict: GitFork,
  'renamed-for-case': SpellCheck,
  'folder-here': FolderPlus,
  'folder-there': FolderPlus,
}

export function ActivityList({ items }: { readonly items: readonly Activity[] }) {
  const t = useTranslations('activity')
  const now = useNow()
  if (items.length === 0) return <p className="p-5 text-13 text-ink-soft">{t('empty')}</p>
  return (
    <ul className="py-1">
      {items.map(item => (
        <Item key={`${item.at} ${item.what} ${item.path.join('/')}`} item={item} now={now} />
      ))}
    </ul>
  )
}

function Item({ item, now }: { readonly item: Activity; readonly now: number }) {
  const t = useTranslations('activity')
  const format = useFormat()
  const Icon = ICONS[item.what]
  return (
    <li className="flex gap-2.5 px-4 py-1.5 text-13">
      <Icon size={16} aria-hidden className="mt-0.5 shrink-0 text-ink-faint" />
      <div className="min-w-0 flex-1">
        <Name text={item.path.join('/')} className="font-medium" />
        <p className="truncate text-ink-soft">
          {t(`what.${item.what}`, { from: item.from?.join('/') ?? '' })}
          {item.bytes !== undefined && ` · ${format.bytes(item.bytes)}`}
        </p>
      </div>
      <span className="shrink-0 text-12 text-ink-faint leading-5">
        <Moment at={item.at} now={now} />
      </span>
    </li>
  )
}
