/** Cuts a name in two so that its middle, and not its end, gives way when there is too little room. */

/** Letters of the end that stay besides the extension. */
const KEPT = 6
/** A longer "extension" is just a name with a dot in it. */
const LONGEST_EXTENSION = 12

/** `head + tail` is the name; the tail never shrinks. A short name is all head. */
export function splitName(name: string): { readonly head: string; readonly tail: string } {
  const letters = graphemes(name)
  const dot = letters.lastIndexOf('.')
  const extension = dot > 0 && letters.length - dot <= LONGEST_EXTENSION ? letters.length - dot : 0
  const kept = extension + KEPT
  if (letters.length < 2 * kept) return { head: name, tail: '' }
  return { head: letters.slice(0, -kept).join(''), tail: letters.slice(-kept).join('') }
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

function graphemes(text: string): string[] {
  return /^[\x20-\x7e]*$/.test(text) ? [...text] : Array.from(segmenter.segment(text), ({ segment }) => segment)
}
