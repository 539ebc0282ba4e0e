/** Those of a folder's items whose names hold every word that was typed, whatever case, accents or width. Pure. */
import { foldName, wordsOf } from '../../browser/mirror/fold-name'

/** The same list when nothing was typed. */
export function findNames<Item extends { readonly name: string }>(items: readonly Item[], text: string): readonly Item[] {
  const words = wordsOf(text)
  if (words.length === 0) return items
  return items.filter(({ name }) => {
    const folded = foldName(name)
    return words.every(word => folded.includes(word))
  })
}
