/** Whether a folder is one that people look at rather than read. Pure. */
import { isPictured } from '../files/pictured'
import type { VisitedItem } from './visited-item'

const FEWEST = 3

export function mostlyPictures(items: readonly Pick<VisitedItem, 'kind' | 'name'>[]): boolean {
  const pictures = items.filter(({ kind, name }) => kind === 'file' && isPictured(name)).length
  return pictures >= FEWEST && pictures > items.length / 2
}
