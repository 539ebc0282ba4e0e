/** Cuts a name in two so that its middle, and not its end, gives way when there is too little room. */

/** Letters of the end that stay besides the extension; wide ones, as Chinese, take the room of two. */
const KEPT = 6
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Extended_Pictographic}/u
/** A longer "extension" is just a name with a dot in it. */
const LONGEST_EXTENSION = 12

/** `head + tail` is the name; the tail never shrinks. A short name is all head. */
export function splitName(name: string): { readonly head: string; readonly tail: string } {
  const letters = graphemes(name)
  const dot = letters.lastIndexOf('.')
  const extension = dot > 0 && letters.length - dot <= LONGEST_EXTENSION ? letters.length - dot : 0
  let kept = extension
  for (let room = KEPT; room > 0 && kept < letters.length; kept++) room -= WIDE.test(letters[letters.length - 1 - kept] as string) ? 2 : 1
  if (letters.length < 2 * kept) return { head: name, tail: '' }
  return { head: letters.slice(0, -kept).join(''), tail: letters.slice(-kept).join('') }
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

function graphemes(text: string): string[] {
  return /^[\x20-\x7e]*$/.test(text) ? [...text] : Array.from(segmenter.segment(text), ({ segment }) => segment)
}
