'use client'
/** One row of a long list can be reached by Tab; keys and typing move which. The list says how to show a row. */
import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react'
import { rowAfterKey, rowForTyped } from './list-keys'

const TYPING_PAUSE_MS = 700

interface ListFocusOptions {
  readonly names: readonly string[]
  /** The row at hand, and how to make it another. */
  readonly active: number
  readonly setActive: (row: number) => void
  /** Rows that fit on the screen. */
  readonly page: () => number
  /** Brings a row into view. */
  readonly show: (row: number) => void
}

export function useListFocus({ names, active, setActive, page, show }: ListFocusOptions) {
  const wantsFocus = useRef(false)
  const typed = useTyped()

  const moveTo = useCallback(
    (next: number) => {
      wantsFocus.current = true
      setActive(next)
      show(next)
    },
    [setActive, show],
  )

  const onKeyDown = (event: KeyboardEvent) => {
    const next = event.nativeEvent.isComposing ? undefined : rowAfterPress(event)
    if (next === undefined) return
    event.preventDefault()
    moveTo(next)
  }

  const rowAfterPress = (event: KeyboardEvent): number | undefined => {
    if (event.ctrlKey || event.metaKey || event.altKey) return undefined
    const moved = rowAfterKey(event.key, active, names.length, page())
    if (moved !== undefined) return moved
    if (event.key.length !== 1 || (event.key === ' ' && typed.text() === '')) return undefined
    return rowForTyped(names, typed.add(event.key), active)
  }

  /** For the row at hand: takes the focus when a key has moved there. */
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element || !wantsFocus.current) return
    wantsFocus.current = false
    element.focus({ preventScroll: true })
  }, [])

  return { moveTo, onKeyDown, activeRef: ref }
}

/** What was typed without a longer pause. */
function useTyped() {
  const text = useRef('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return {
    text: () => text.current,
    add(letter: string): string {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        text.current = ''
      }, TYPING_PAUSE_MS)
      text.current += letter
      return text.current
    },
  }
}
