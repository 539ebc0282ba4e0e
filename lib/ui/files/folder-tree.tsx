// biome-ignore-all lint/a11y/useSemanticElements: a tree has no element of its own
'use client'
/** The drive's folders as a tree; what lies in one is read when it is opened. Keys move as in every tree. */
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type Ref, useState } from 'react'
import { type NodeId, ROOT } from '../../core/ids'
import { useDrive } from '../queries/use-me'
import { TreeFolder, type TreeState } from './tree-folder'

interface FolderTreeProps {
  readonly chosen: NodeId
  /** Cannot be chosen, and neither can what lies in them. */
  readonly barred: ReadonlySet<NodeId>
  /** Open to begin with, from the top down. */
  readonly opened: readonly NodeId[]
  readonly onChoose: (folder: NodeId) => void
  /** Enter or a double click. */
  readonly onTake: () => void
  readonly ref?: Ref<HTMLDivElement>
}

export function FolderTree({ chosen, barred, opened, onChoose, onTake, ref }: FolderTreeProps) {
  const t = useTranslations('files.place')
  const drive = useDrive()
  const [open, setOpen] = useState<ReadonlySet<NodeId>>(() => new Set([ROOT, ...opened]))
  const toggle = (folder: NodeId, wanted: boolean) => {
    const next = new Set(open)
    if (wanted) next.add(folder)
    else next.delete(folder)
    setOpen(next)
  }
  const state: TreeState = { chosen, barred, open, toggle, choose: onChoose, take: onTake }
  return (
    <div
      role="tree"
      aria-label={t('folders')}
      ref={ref}
      tabIndex={-1}
      onFocus={event => event.target === event.currentTarget && handFocusOn(event.currentTarget)}
      onKeyDown={event => onTreeKey(event, state)}
      className="max-h-[min(22rem,50dvh)] overflow-auto rounded-md border border-line-strong p-1 outline-none"
    >
      <TreeFolder folder={{ id: ROOT, name: drive?.name ?? t('top') }} level={1} state={state} />
    </div>
  )
}

/** One of its folders has the focus: the chosen one, or while that is not there yet the first. */
function handFocusOn(tree: HTMLElement): void {
  const chosen = tree.querySelector<HTMLElement>('[role="treeitem"][aria-selected="true"]')
  const folder = chosen ?? tree.querySelector<HTMLElement>('[role="treeitem"]')
  folder?.focus()
}

function onTreeKey(event: KeyboardEvent<HTMLElement>, { open, barred, toggle, choose, take }: TreeState): void {
  const item = (event.target as Element).closest<HTMLElement>('[role="treeitem"]')
  if (!item) return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="treeitem"]')].filter(row => !barred.has(folderOf(row)))
  const at = rows.indexOf(item)
  const go = (row: HTMLElement | undefined) => {
    if (!row) return
    row.focus()
    choose(folderOf(row))
  }
  const id = folderOf(item)
  const isOpen = open.has(id)
  if (event.key === 'ArrowDown') go(rows[at + 1])
  else if (event.key === 'ArrowUp') go(rows[at - 1])
  else if (event.key === 'Home') go(rows[0])
  else if (event.key === 'End') go(rows.at(-1))
  else if (event.key === 'ArrowRight' && !isOpen) toggle(id, true)
  else if (event.key === 'ArrowRight') go(rows.slice(at + 1, at + 2).find(row => levelOf(row) > levelOf(item)))
  else if (event.key === 'ArrowLeft' && isOpen && id !== ROOT) toggle(id, false)
  else if (event.key === 'ArrowLeft') go(rows.slice(0, at).findLast(row => levelOf(row) < levelOf(item)))
  else if (event.key === 'Enter') take()
  else return
  event.preventDefault()
  event.stopPropagation()
}

function folderOf(row: HTMLElement): NodeId {
  return row.dataset.folder as NodeId
}

function levelOf(row: HTMLElement): number {
  return Number(row.ariaLevel)
}
