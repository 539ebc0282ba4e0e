/** Shares of a rectangle, each as nearly square as can be, the largest first. Pure. */

/** All from 0 to 1, of the whole rectangle. */
export interface Tile {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** `sizes`: the largest first, all above 0. `aspect`: the rectangle's width by its height. The tiles come in the same order. */
export function treemap(sizes: readonly number[], aspect: number): Tile[] {
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const areas = sizes.map(size => (size / total) * aspect)
  const tiles: Tile[] = []
  let free = { x: 0, y: 0, width: aspect, height: 1 }
  for (let at = 0; at < areas.length; ) {
    const side = Math.min(free.width, free.height)
    const row = bestRow(areas, at, side)
    const thick = sum(row) / side
    tiles.push(...layOut(row, free, thick))
    free =
      free.width >= free.height
        ? { ...free, x: free.x + thick, width: free.width - thick }
        : { ...free, y: free.y + thick, height: free.height - thick }
    at += row.length
  }
  return tiles.map(({ x, y, width, height }) => ({ x: x / aspect, y, width: width / aspect, height }))
}

/** As many as make the worst of them no worse. */
function bestRow(areas: readonly number[], from: number, side: number): number[] {
  let row = areas.slice(from, from + 1)
  for (let next = from + 1; next < areas.length; next++) {
    const longer = areas.slice(from, next + 1)
    if (worst(longer, side) > worst(row, side)) break
    row = longer
  }
  return row
}

function worst(row: readonly number[], side: number): number {
  const thick = sum(row) / side
  return Math.max(...row.map(area => Math.max(area / thick ** 2, thick ** 2 / area)))
}

function layOut(row: readonly number[], free: Tile, thick: number): Tile[] {
  const stands = free.width >= free.height
  let along = stands ? free.y : free.x
  return row.map(area => {
    const length = area / thick
    const tile = stands ? { x: free.x, y: along, width: thick, height: length } : { x: along, y: free.y, width: length, height: thick }
    along += length
    return tile
  })
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
