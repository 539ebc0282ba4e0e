'use client'
/** How this browser shows folders: as a list or in pictures, in which order, with details beside it or not. Kept for the next visit. */
import { useSyncExternalStore } from 'react'
import { z } from 'zod/mini'
import { LIST_COLUMNS, type ListColumn, USUAL_COLUMNS } from './list-columns'
import { BY_NAME, SORT_KEYS, type Sort } from './sort-nodes'

export interface FilesView {
  readonly layout: 'list' | 'grid'
  readonly sort: Sort
  readonly details: boolean
  /** Of the list, beside the names. */
  readonly columns: readonly ListColumn[]
}

const STORED_AS = 'lockstep.files'
const USUAL: FilesView = { layout: 'list', sort: BY_NAME, details: false, columns: USUAL_COLUMNS }

const FilesViewSchema = z.object({
  layout: z.enum(['list', 'grid']),
  sort: z.object({ key: z.enum(SORT_KEYS), descending: z.boolean() }),
  details: z.boolean(),
  columns: z._default(z.array(z.enum(LIST_COLUMNS)), [...USUAL_COLUMNS]),
})

let view: FilesView | undefined
const listeners = new Set<() => void>()

export function useFilesView(): FilesView {
  return useSyncExternalStore(subscribe, current, () => USUAL)
}

export function changeFilesView(change: Partial<FilesView>): void {
  view = { ...current(), ...change }
  store(view)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function current(): FilesView {
  view ??= stored()
  return view
}

function stored(): FilesView {
  try {
    const before = FilesViewSchema.parse(JSON.parse(localStorage.getItem(STORED_AS) ?? ''))
    // On a phone the details lie above everything else: nobody comes for that.
    return { ...before, details: before.details && !window.matchMedia('(width < 48rem)').matches }
  } catch {
    return USUAL
  }
}

/** Where nothing may be stored, it holds as long as the page. */
function store(next: FilesView): void {
  try {
    localStorage.setItem(STORED_AS, JSON.stringify(next))
  } catch {}
}
