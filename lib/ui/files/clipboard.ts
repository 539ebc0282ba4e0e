'use client'
/** What was copied or cut inside the drive, until it is pasted. Bytes never pass through here: the server copies by itself. */
import { useSyncExternalStore } from 'react'
import type { DriveId, NodeId } from '../../core/ids'

export interface Clipped {
  readonly drive: DriveId
  readonly ids: readonly NodeId[]
  readonly how: 'copy' | 'cut'
}

let clipped: Clipped | undefined
const listeners = new Set<() => void>()

export function clip(what: Clipped | undefined): void {
  clipped = what
  for (const listener of listeners) listener()
}

export function clippedNow(): Clipped | undefined {
  return clipped
}

export function useClipped(): Clipped | undefined {
  return useSyncExternalStore(subscribe, clippedNow, () => undefined)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
