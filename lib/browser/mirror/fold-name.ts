/** How names are compared while somebody types: without case, accents and width, so that `resume` finds `Résumé` and `ｖ２`. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what ASCII begins with
const ASCII = /^[\u0000-\u007f]*$/
/** Only these marks: the ones of other scripts, like が's, make another letter. */
const ACCENTS = /[\u0300-\u036f]/g

export function foldName(name: string): string {
  if (ASCII.test(name)) return name.toLowerCase()
  return name.normalize('NFKD').replace(ACCENTS, '').normalize('NFKC').toUpperCase().toLowerCase()
}

/** The words of what was typed. */
export function wordsOf(text: string): string[] {
  return foldName(text)
    .split(/\s+/)
    .filter(word => word !== '')
}
