'use client'
/** Which rows of a list are ticked. */
import { useRef, useState } from 'react'
import { tick } from './tick'

export interface Selection<Id> {
  readonly ids: ReadonlySet<Id>
  /** `range`: everything between the last one and this one. */
  toggle(id: Id, range: boolean): void
  toggleAll(): void
  clear(): void
}

/** `all`: in the order of the list. What is gone from the list is not ticked any more. */
export function useSelection<Id>(all: readonly Id[]): Selection<Id> {
  const [ticked, setTicked] = useState<ReadonlySet<Id>>(new Set())
  const last = useRef<Id>(undefined)
  const ids = new Set(all.filter(id => ticked.has(id)))
  return {
    ids,
    toggle(id, range) {
      setTicked(tick(all, ids, id, range ? last.current : undefined))
      last.current = id
    },
    toggleAll: () => setTicked(ids.size === all.length ? new Set() : new Set(all)),
    clear: () => setTicked(new Set()),
  }
}
