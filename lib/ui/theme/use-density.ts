'use client'
/** The chosen height of rows and how to choose another. */
import { DENSITY_COOKIE, type Density, parseDensity } from './density'
import { createPreference, usePreference } from './use-preference'

const preference = createPreference(DENSITY_COOKIE, parseDensity)

export function useDensity(): readonly [Density, (density: Density) => void] {
  return usePreference(preference, 'compact')
}
