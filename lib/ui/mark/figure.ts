/**
 * The Lockstep figure: two equal bars, offset while there is something to do and one block when they are in step. The
 * same geometry draws the logo, the state of every row, the tab's icon and the installed app's icon.
 */

/** `apart`: changes wait. `sliding`: they are moving. `together`: in step. `hollow`: one side is out of reach. */
export type Figure = 'apart' | 'sliding' | 'together' | 'hollow'

/** The figure lies in a square of this many units. */
export const FIGURE_SIZE = 16
export const BAR = { width: 10, height: 4.25, radius: 1.1 } as const

/** How far each bar is off the middle, the upper one to the left and the lower one to the right, and half the gap between. */
export const OFFSET: Record<Figure, { readonly slide: number; readonly gap: number }> = {
  apart: { slide: 2.75, gap: 0.75 },
  sliding: { slide: 1.25, gap: 0.75 },
  together: { slide: 0, gap: 0 },
  hollow: { slide: 2.75, gap: 0.75 },
}

export const REST = { x: (FIGURE_SIZE - BAR.width) / 2, upper: FIGURE_SIZE / 2 - BAR.height, lower: FIGURE_SIZE / 2 } as const

/** Hides the line between the bars once they are one. */
export const SEAM = { y: FIGURE_SIZE / 2 - 2, height: 4 } as const

interface FigureStyle {
  readonly color: string
  /** Of the shapes around the two bars, such as an icon's tile. */
  readonly under?: string
  /** Where the figure lies in the picture, and how large one unit is. */
  readonly at?: { readonly x: number; readonly y: number; readonly unit: number }
  readonly size?: number
}

/** The figure as a standing picture, for icons. */
export function figureSvg(figure: Figure, { color, under = '', at = { x: 0, y: 0, unit: 1 }, size = FIGURE_SIZE }: FigureStyle): string {
  const transform = `translate(${at.x} ${at.y}) scale(${at.unit})`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}">${under}<g transform="${transform}" fill="${color}">${bars(figure, color)}</g></svg>`
}

function bars(figure: Figure, color: string): string {
  const { slide, gap } = OFFSET[figure]
  const upper = rect(REST.x - slide, REST.upper - gap, '')
  const lower = figure === 'hollow' ? outline(REST.x + slide, REST.lower + gap, color) : rect(REST.x + slide, REST.lower + gap, '')
  const seam = figure === 'together' ? `<rect x="${REST.x}" y="${SEAM.y}" width="${BAR.width}" height="${SEAM.height}"/>` : ''
  return upper + lower + seam
}

function rect(x: number, y: number, more: string): string {
  return `<rect x="${x}" y="${y}" width="${BAR.width}" height="${BAR.height}" rx="${BAR.radius}"${more}/>`
}

function outline(x: number, y: number, color: string): string {
  const inset = 0.625
  return `<rect x="${x + inset}" y="${y + inset}" width="${BAR.width - 2 * inset}" height="${BAR.height - 2 * inset}" rx="${BAR.radius - inset / 2}" fill="none" stroke="${color}" stroke-width="${2 * inset}"/>`
}
