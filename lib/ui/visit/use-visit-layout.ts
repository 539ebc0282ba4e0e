'use client'
/** A list or pictures: as the visitor chose for shared folders, else as in their drive, else by what is in the folder. */
import { useState, useSyncExternalStore } from 'react'
import { type FilesView, useFilesView } from '../files/files-view'
import { mostlyPictures } from './mostly-pictures'
import type { VisitedItem } from './visited-item'

export type Layout = FilesView['layout']

const STORED_AS = 'lockstep.visit-layout'
const listeners = new Set<() => void>()
let chosen: Layout | null | undefined

export function chooseVisitLayout(layout: Layout): void {
  chosen = layout
  try {
    localStorage.setItem(STORED_AS, layout)
  } catch {
    // Where nothing may be stored, it holds as long as the page.
  }
  for (const listener of listeners) listener()
}

/** `items`: of the folder that is shown, once they are known; what they are when it opens decides, so that it never jumps. */
export function useVisitLayout(items: readonly VisitedItem[] | undefined): Layout {
  const choice = useSyncExternalStore(subscribe, current, () => null)
  const { layout } = useFilesView()
  const [pictures, setPictures] = useState<boolean>()
  if (items && pictures === undefined) setPictures(mostlyPictures(items))
  return choice ?? (layout === 'grid' || pictures ? 'grid' : 'list')
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function current(): Layout | null {
  if (chosen === undefined) chosen = stored()
  return chosen
}

function stored(): Layout | null {
  try {
    const text = localStorage.getItem(STORED_AS)
    return text === 'grid' || text === 'list' ? text : null
  } catch {
    return null
  }
}
