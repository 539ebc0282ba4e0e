'use client'
/** The chosen height of rows and how to choose another; the choice shows at once. */
import { useSyncExternalStore } from 'react'
import { DENSITY_COOKIE, type Density, parseDensity } from './density'
import { readPreference, savePreference } from './preference-cookie'

const listeners = new Set<() => void>()

export function useDensity(): readonly [Density, (density: Density) => void] {
  const density = useSyncExternalStore(subscribe, current, () => 'compact' as const)
  return [density, setDensity]
}

function setDensity(density: Density): void {
  savePreference(DENSITY_COOKIE, density)
  for (const listener of listeners) listener()
}

function current(): Density {
  return parseDensity(readPreference(DENSITY_COOKIE))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
