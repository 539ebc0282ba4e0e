'use client'
/**
 * What was copied or cut inside the drive, until it is pasted or something else is copied. Bytes never pass through here:
 * the server copies by itself. On the system's clipboard stand the names, by which a paste knows whether they are still
 * what was copied last.
 */
import { useSyncExternalStore } from 'react'
import type { DriveId, NodeId } from '../../core/ids'

export interface Clipped {
  readonly drive: DriveId
  readonly ids: readonly NodeId[]
  readonly how: 'copy' | 'cut'
}

let clipped: Clipped | undefined
/** `undefined`: the browser let nothing be put there. */
let onSystem: string | undefined
const listeners = new Set<() => void>()

export function clip(what: Clipped | undefined): void {
  clipped = what
  onSystem = undefined
  for (const listener of listeners) listener()
}

export function clippedNow(): Clipped | undefined {
  return clipped
}

export function useClipped(): Clipped | undefined {
  return useSyncExternalStore(subscribe, clippedNow, () => undefined)
}

/** As they stand on the system's clipboard, one on each line. */
export function namesOf(nodes: readonly { readonly name: string }[]): string {
  return nodes.map(({ name }) => name).join('\n')
}

/** The system's clipboard holds this text for what was clipped. */
export function nowOnSystem(text: string): void {
  onSystem = text
}

/** Whether something else was copied since. `text`: what the system's clipboard holds now. */
export function isReplaced(text: string): boolean {
  return clipped !== undefined && onSystem !== undefined && withPlainLines(text) !== withPlainLines(onSystem)
}

/** Some systems end lines in their own way. */
function withPlainLines(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
