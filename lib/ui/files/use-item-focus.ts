'use client'
/** The item at hand takes the focus when a key has moved there, and what was typed without a longer pause. */
import { useCallback, useEffect, useRef } from 'react'

const TYPING_PAUSE_MS = 700

export function useItemFocus() {
  const wanted = useRef(false)
  const element = useRef<HTMLElement | null>(null)
  /** For the item at hand. */
  const activeRef = useCallback((item: HTMLElement | null) => {
    // Whoever had the focus when it went hands it on to the one that is at hand next.
    if (!item && element.current !== null && document.activeElement === element.current) wanted.current = true
    element.current = item
    if (!item || !wanted.current) return
    wanted.current = false
    item.focus({ preventScroll: true })
  }, [])
  /** Whichever item is at hand, now or after the next drawing. */
  const focusActive = useCallback((now = false) => {
    if (now && element.current?.isConnected) element.current.focus({ preventScroll: true })
    else wanted.current = true
  }, [])
  return { activeRef, focusActive }
}

export function useTyped() {
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
