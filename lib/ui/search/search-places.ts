/** The places that a search offers to look in. Pure. */
import type { NodeId } from '../../core/ids'
import type { SearchFilters } from './search-filters'

/** Beside these, a folder's id. */
export const DRIVE = 'drive'
export const CHOOSE = 'choose'

/** The whole drive first, then the folder that is looked in and the one from where the search began, then the way to any other. */
export function placesOf({ folder, near }: Pick<SearchFilters, 'folder' | 'near'>): string[] {
  const folders = [folder, near].filter(id => id !== undefined)
  return [DRIVE, ...new Set(folders), CHOOSE]
}

/** A folder that was chosen stays on offer when one looks in the whole drive again. */
export function inPlace(filters: SearchFilters, place: string): SearchFilters {
  const folder = place === DRIVE ? undefined : (place as NodeId)
  return { ...filters, folder, near: filters.near ?? filters.folder }
}
