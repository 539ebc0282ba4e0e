// biome-ignore-all lint/a11y/useSemanticElements: a tree has no element of its own
// biome-ignore-all lint/a11y/noStaticElementInteractions: the folder around it is what has the role
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the tree hears the keys of all its folders
'use client'
/** One folder of the tree, followed by those in it once it is open; levels say what lies in what. */
import { clsx } from 'clsx'
import { ChevronRight, Folder } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Step } from '../../browser/drive-api'
import type { NodeId } from '../../core/ids'
import { useFolderState } from '../client/use-folder-state'
import { Name } from '../format/name'
import { Skeleton } from '../kit/skeleton'
import { BY_NAME, sortNodes } from './sort-nodes'

export interface TreeState {
  readonly chosen: NodeId
  readonly barred: ReadonlySet<NodeId>
  readonly open: ReadonlySet<NodeId>
  readonly toggle: (folder: NodeId, open: boolean) => void
  readonly choose: (folder: NodeId) => void
  readonly take: () => void
}

interface TreeFolderProps {
  readonly folder: Step
  readonly level: number
  readonly state: TreeState
}

export function TreeFolder({ folder: { id, name }, level, state }: TreeFolderProps) {
  const barred = state.barred.has(id)
  const open = state.open.has(id) && !barred
  const chosen = state.chosen === id
  return (
    <>
      <div
        role="treeitem"
        aria-level={level}
        aria-expanded={barred ? undefined : open}
        aria-selected={chosen}
        aria-disabled={barred || undefined}
        data-folder={id}
        tabIndex={chosen ? 0 : -1}
        onClick={() => !barred && state.choose(id)}
        onDoubleClick={() => !barred && state.take()}
        style={{ paddingInlineStart: `${(level - 1) * 1.25}rem` }}
        className={clsx(
          '-outline-offset-2 flex min-h-8 min-w-0 items-center gap-1.5 rounded-sm pe-2 text-13 pointer-coarse:min-h-11',
          chosen ? 'bg-accent-wash font-medium text-accent-strong' : !barred && 'hover:bg-hover',
          barred && 'opacity-55',
        )}
      >
        <Twist id={id} open={open} hidden={barred} state={state} />
        <Folder size={16} aria-hidden className="shrink-0 fill-current/15 text-accent" />
        <Name text={name} className="flex-1" />
      </div>
      {open && <Below folder={id} level={level + 1} state={state} />}
    </>
  )
}

function Twist({
  id,
  open,
  hidden,
  state,
}: {
  readonly id: NodeId
  readonly open: boolean
  readonly hidden: boolean
  readonly state: TreeState
}) {
  return (
    <span
      aria-hidden
      onClick={event => {
        event.stopPropagation()
        state.toggle(id, !open)
      }}
      className={clsx('flex size-6 shrink-0 items-center justify-center rounded-sm text-ink-faint hover:bg-press', hidden && 'invisible')}
    >
      <ChevronRight size={14} className={clsx('transition-transform', open ? 'rotate-90' : 'rtl:rotate-180')} />
    </span>
  )
}

function Below({ folder, level, state }: { readonly folder: NodeId; readonly level: number; readonly state: TreeState }) {
  const t = useTranslations('files.place')
  const locale = useLocale()
  const listing = useFolderState(folder)
  const nodes = listing.kind === 'listed' ? listing.nodes : undefined
  const folders = useMemo(
    () =>
      nodes &&
      sortNodes(
        nodes.filter(({ kind }) => kind === 'folder'),
        BY_NAME,
        locale,
      ),
    [nodes, locale],
  )
  const indent = { paddingInlineStart: `${level * 1.25 + 0.5}rem` }
  if (!folders)
    return (
      <div style={indent} className="flex min-h-8 items-center text-12 text-ink-soft">
        {listing.kind === 'loading' ? <Skeleton className="h-3 w-32" /> : t('unreadable')}
      </div>
    )
  if (folders.length === 0 && level === 2)
    return (
      <p style={indent} className="flex min-h-8 items-center text-12 text-ink-soft">
        {t('none')}
      </p>
    )
  return (
    <>
      {folders.map(({ id, name }) => (
        <TreeFolder key={id} folder={{ id, name }} level={level} state={state} />
      ))}
    </>
  )
}
