/** The piece of a text around what was found in it, with the found words marked as data. */
import type { Snippet } from '../../core/protocol/search'
import { fold, type Term } from './words'

/** Characters before the first word found, and of the whole. */
const BEFORE = 60
const LENGTH = 220
const MAX_MARKS = 20

interface Range {
  readonly from: number
  readonly to: number
}

/** `undefined` when no term stands in the text as it is written. */
export function snippetOf(text: string, terms: readonly Term[]): Snippet | undefined {
  const pattern = patternOf(terms)
  if (!pattern) return undefined
  // Folding mostly keeps the length, and then places in the folded text are places in the text.
  const folded = fold(text)
  const source = folded.length === text.length ? folded : text.toLowerCase()
  if (source.length !== text.length) return undefined
  const first = source.search(pattern)
  if (first === -1) return undefined
  const from = startOf(text, Math.max(0, first - BEFORE))
  const to = Math.min(text.length, from + LENGTH)
  return parts(text, from, to, ranges(source.slice(0, to), from, pattern))
}

/** A word begins where no letter stands before it; between its tokens anything may stand that is none. */
function patternOf(terms: readonly Term[]): RegExp | undefined {
  const words = terms.flatMap(({ text }) => {
    const tokens = text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
    const first = tokens[0]
    if (first === undefined) return []
    const body = tokens.map(token => token.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^\\p{L}\\p{N}]{1,8}')
    return [/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(first) ? body : `(?<![\\p{L}\\p{N}])${body}`]
  })
  return words.length === 0 ? undefined : new RegExp(words.join('|'), 'gu')
}

/** Not in the middle of a word, if its beginning is near. */
function startOf(text: string, at: number): number {
  if (at === 0) return 0
  const space = text.slice(at, at + 20).search(/\s/)
  if (space !== -1) return at + space + 1
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at
}

function ranges(source: string, from: number, pattern: RegExp): Range[] {
  const found: Range[] = []
  pattern.lastIndex = from
  for (let match = pattern.exec(source); match && found.length < MAX_MARKS; match = pattern.exec(source)) {
    found.push({ from: match.index, to: match.index + match[0].length })
  }
  return found
}

function parts(text: string, from: number, to: number, marks: readonly Range[]): Snippet {
  const snippet: Snippet = []
  const push = (start: number, end: number, marked: boolean) => {
    if (start < end) snippet.push({ text: text.slice(start, end).replace(/\s+/g, ' '), marked })
  }
  let at = from
  for (const mark of marks) {
    push(at, mark.from, false)
    push(mark.from, mark.to, true)
    at = mark.to
  }
  push(at, to, false)
  return snippet
}
