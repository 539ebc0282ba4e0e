/** How high the rows of lists are. Pure. */

export const DENSITIES = ['compact', 'comfortable'] as const
export type Density = (typeof DENSITIES)[number]

export const DENSITY_COOKIE = 'lockstep-density'

/** Pixels; where a finger must hit them, rows are higher whatever was chosen. */
export const ROW_PX: Record<Density, number> = { compact: 36, comfortable: 44 }

export function parseDensity(text: string | undefined): Density {
  return DENSITIES.find(density => density === text) ?? 'compact'
}
