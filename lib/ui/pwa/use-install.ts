'use client'
/** Whether the app is installed, and the browser's own offer to install it where there is one. */
import { useSyncExternalStore } from 'react'

/** Chromium's event; not in the standard library of types. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>
}

export interface Install {
  readonly installed: boolean
  /** Shows the browser's dialog; call from a click. */
  readonly offer: (() => void) | undefined
}

const ELSEWHERE: Install = { installed: false, offer: undefined }
const listeners = new Set<() => void>()
let state = ELSEWHERE

export function useInstall(): Install {
  return useSyncExternalStore(
    subscribe,
    () => state,
    () => ELSEWHERE,
  )
}

/** The browser offers once, early: to be called as soon as the page runs. */
export function listenForInstallOffer(): () => void {
  const installed = window.matchMedia('(display-mode: standalone), (display-mode: window-controls-overlay)')
  const onOffer = (event: Event) => {
    event.preventDefault()
    const { prompt } = event as InstallOffer
    set({ installed: false, offer: () => void prompt.call(event) })
  }
  const onInstalled = () => set({ installed: true, offer: undefined })
  window.addEventListener('beforeinstallprompt', onOffer)
  window.addEventListener('appinstalled', onInstalled)
  if (installed.matches) onInstalled()
  return () => {
    window.removeEventListener('beforeinstallprompt', onOffer)
    window.removeEventListener('appinstalled', onInstalled)
  }
}

function set(next: Install): void {
  state = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
