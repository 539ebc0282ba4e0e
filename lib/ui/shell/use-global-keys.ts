'use client'
/** The shortcuts that are heard on every screen. */
import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent } from 'react'
import { useUndo } from '../edits/use-undo'
import { useShellUi } from './shell-ui'
import { isShortcut } from './shortcuts'
import { keyboardNow } from './use-keyboard'
import { useRoutes } from './use-routes'

export const SEARCH_BOX_ID = 'search-box'

export function useGlobalKeys(): void {
  const ui = useShellUi()
  const router = useRouter()
  const routes = useRoutes()
  const undo = useUndo()
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) return
    const is = (id: 'palette' | 'search' | 'undo' | 'shortcuts') => isShortcut(event, id, keyboardNow())
    if (is('palette')) ui.show('palette')
    else if (isTyping(event.target) || isAsked()) return
    else if (is('search')) focusSearch(() => router.push(routes.section('search')))
    else if (is('shortcuts')) ui.show('shortcuts')
    else if (is('undo')) undo()
    else return
    event.preventDefault()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => hear(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}

/** In a field a key means itself. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]') !== null
  )
}

/** Something above the page has the word. */
function isAsked(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null
}

function focusSearch(goThere: () => void): void {
  const box = document.getElementById(SEARCH_BOX_ID)
  if (box && box.offsetParent !== null) box.focus()
  else goThere()
}
