/** Passing messages, said from anywhere. What shows them is fetched late: until it is there they wait, and none is lost. */
// biome-ignore lint/style/noRestrictedImports: its types alone
import type { ExternalToast, toast as Sonner } from 'sonner'

export type ToastOptions = ExternalToast
type Said = (sonner: typeof Sonner) => void

const waiting: Said[] = []
const listeners = new Set<() => void>()
let shownBy: typeof Sonner | undefined

/** With an `id` it takes the place of the one that has it. */
export function toast(title: string, options?: ToastOptions): void {
  say(sonner => sonner(title, options))
}

/** Takes away what has this `id`, if anything does. */
toast.dismiss = (id: string): void => {
  if (shownBy || isAnySaid()) say(sonner => sonner.dismiss(id))
}

function say(said: Said): void {
  if (shownBy) said(shownBy)
  else {
    waiting.push(said)
    for (const listener of listeners) listener()
  }
}

/** From now on messages go there; those that waited go first. */
export function showToastsBy(sonner: typeof Sonner): void {
  shownBy = sonner
  for (const said of waiting.splice(0)) said(sonner)
}

/** Whether a message waits for somebody to show it. */
export function isAnySaid(): boolean {
  return waiting.length > 0
}

export function onSaid(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
