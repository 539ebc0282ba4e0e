'use client'
/** Brings the person to the item that they came for: the folder that was just left, a thing just made, the one at hand when a field has closed. */
import { useEffect, useEffectEvent } from 'react'
import type { ShownNode } from '../../browser/drive-api'
import type { Entry } from './listing-props'

interface EntryOptions {
  readonly items: readonly ShownNode[]
  readonly focusActive: (now?: boolean) => void
  readonly moveTo: (index: number) => void
}

export function useEntry({ focus, reveal }: Entry, { items, focusActive, moveTo }: EntryOptions): void {
  const index = reveal === undefined ? -1 : items.findIndex(({ id }) => id === reveal)
  const go = useEffectEvent(() => moveTo(index))
  const there = index >= 0
  useEffect(() => {
    if (reveal !== undefined && there) go()
  }, [reveal, there])
  useEffect(() => {
    if (focus > 0) focusActive(true)
  }, [focus, focusActive])
}
