'use client'
/** A folder's items in the order in which they are shown, and which of them are chosen and at hand. */
import { useLocale } from 'next-intl'
import { useCallback, useMemo, useState } from 'react'
import type { ShownNode } from '../../browser/drive-api'
import type { NodeId } from '../../core/ids'
import { findNames } from './find-names'
import { chosenOf, keepPresent, NOTHING_SELECTED, type Selection } from './selection'
import { type Sort, sortNodes } from './sort-nodes'
import type { Folder } from './use-shown-folder'

export interface Listing {
  readonly folder: Folder
  /** Those that are shown. */
  readonly items: readonly ShownNode[]
  readonly selection: Selection
  readonly selected: readonly ShownNode[]
  /** Index of the item at hand; 0 when there is none. */
  readonly active: number
  readonly setActive: (index: number) => void
  readonly select: (change: (selection: Selection) => Selection) => void
}

/** `start`: the item at hand to begin with. `find`: only names that hold it are shown. */
export function useListing(folder: Folder, sort: Sort, find: string, start: NodeId | undefined): Listing {
  const locale = useLocale()
  const sorted = useMemo(() => sortNodes(folder.nodes, sort, locale), [folder.nodes, sort, locale])
  const items = useMemo(() => findNames(sorted, find), [sorted, find])
  const [chosen, select] = useState(NOTHING_SELECTED)
  const { active, setActive } = useActive(items, start)
  const selected = useMemo(() => chosenOf(chosen, items, active), [chosen, items, active])
  const selection = useMemo(() => keepPresent(chosen, selected), [chosen, selected])
  return { folder, items, selection, selected, active, setActive, select }
}

/** The item at hand stays at hand when the order changes; when it goes, the one in its place is next. */
function useActive(items: readonly ShownNode[], start: NodeId | undefined) {
  const [at, setAt] = useState<{ readonly id: NodeId | undefined; readonly index: number }>({ id: start, index: 0 })
  const active = useMemo(() => {
    if (items[at.index]?.id === at.id) return at.index
    const found = at.id === undefined ? -1 : items.findIndex(({ id }) => id === at.id)
    return found >= 0 ? found : Math.max(0, Math.min(at.index, items.length - 1))
  }, [items, at])
  const setActive = useCallback((index: number) => setAt({ id: items[index]?.id, index }), [items])
  return { active, setActive }
}
