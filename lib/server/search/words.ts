/**
 * Text as it is indexed and as it is asked for. Chinese, Japanese and Korean write no spaces between words, so every
 * run of their characters becomes overlapping pairs: 合同书 is 合同 同书 书. Any two characters that stand together are
 * then found, by exactly that pair.
 */

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u30fc]+/u
const TOKEN = /[\p{L}\p{N}\p{M}]+/gu
const RUNS = new RegExp(`${CJK.source}|[^\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\u30fc]+`, 'gu')
/** Only where they are accents: in other scripts marks are part of the letter. */
const ACCENTS = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{M}*)\p{M}/gu
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what ASCII begins with
const ASCII = /^[\u0000-\u007f]*$/

/** Alike for a search: Ｒésumé, RÉSUMÉ and resume. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  return text.normalize('NFKD').replace(ACCENTS, '').normalize('NFKC').toLowerCase()
}

/** Folded tokens with spaces between, for the index. */
export function toIndexed(text: string): string {
  return tokensOf(text).join(' ')
}

function tokensOf(text: string): string[] {
  const tokens: string[] = []
  for (const [word] of fold(text).matchAll(TOKEN)) {
    for (const [run] of word.matchAll(RUNS)) {
      if (CJK.test(run)) pairs(run, tokens)
      else tokens.push(run)
    }
  }
  return tokens
}

/** The last character stands alone at the end, so that it is found by itself as well. */
function pairs(run: string, into: string[]): void {
  const characters = Array.from(run)
  characters.forEach((character, i) => void into.push(character + (characters[i + 1] ?? '')))
}

export interface Term {
  /** Folded, as it is looked for in names. */
  readonly text: string
  /** For the index, in the order in which they must stand; empty when it is nothing but signs. */
  readonly tokens: readonly string[]
  /** The last token may go on: somebody is still typing, or asked for the beginning of a word. */
  readonly open: boolean
}

const MAX_TERMS = 12

/** Words, and phrases in quotes of any kind. */
export function parseTerms(query: string): Term[] {
  const terms: Term[] = []
  for (const [whole, phrase] of query.matchAll(/["“”„«「『]([^"“”„«»」』]*)["“”„»」』]|[^\s"“”„«»「」『』]+/g)) {
    const text = fold((phrase ?? whole).trim())
    if (text !== '') terms.push(toTerm(text, phrase !== undefined))
  }
  return terms.slice(0, MAX_TERMS)
}

function toTerm(text: string, quoted: boolean): Term {
  const tokens = tokensOf(text)
  const last = tokens.at(-1)
  if (last === undefined || !CJK.test(last)) return { text, tokens, open: !quoted }
  // A lone last character closes a run in the index only where the text ends; what is asked may go on there.
  const [before, single] = [tokens.at(-2), Array.from(last).length === 1]
  if (single && before !== undefined && CJK.test(before)) return { text, tokens: tokens.slice(0, -1), open: false }
  return { text, tokens, open: single }
}
