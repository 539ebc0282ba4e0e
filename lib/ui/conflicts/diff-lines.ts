/** Where two texts differ, line by line, for showing them side by side. Pure. */

export interface Line {
  /** From 1. */
  readonly number: number
  readonly text: string
}

/** The same line on both sides, or what stands on one side only; `undefined` where the other side has nothing. */
export interface Pair {
  readonly same: boolean
  readonly left: Line | undefined
  readonly right: Line | undefined
}

/** Above this many cells to compare, what lies between the equal ends is shown as changed altogether. */
const MOST_CELLS = 4_000_000

export function diffLines(left: string, right: string): Pair[] {
  const [a, b] = [linesOf(left), linesOf(right)]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const middle = differing(a.slice(start, a.length - end), b.slice(start, b.length - end), start)
  const same = (at: number, bt: number): Pair => ({ same: true, left: lineOf(a, at), right: lineOf(b, bt) })
  return [
    ...Array.from({ length: start }, (_, i) => same(i, i)),
    ...middle,
    ...Array.from({ length: end }, (_, i) => same(a.length - end + i, b.length - end + i)),
  ]
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split(/\r\n|\n|\r/)
}

function lineOf(lines: readonly string[], at: number): Line {
  return { number: at + 1, text: lines[at] ?? '' }
}

function differing(a: readonly string[], b: readonly string[], offset: number): Pair[] {
  const pairs: Pair[] = []
  let removed: Line[] = []
  let added: Line[] = []
  const flush = () => {
    const length = Math.max(removed.length, added.length)
    pairs.push(...Array.from({ length }, (_, i) => ({ same: false, left: removed[i], right: added[i] })))
    removed = []
    added = []
  }
  const numbered = ({ number, text }: Line): Line => ({ number: number + offset, text })
  for (const step of steps(a, b)) {
    if (step.left !== undefined && step.right !== undefined) {
      flush()
      pairs.push({ same: true, left: numbered(lineOf(a, step.left)), right: numbered(lineOf(b, step.right)) })
    } else if (step.left !== undefined) removed.push(numbered(lineOf(a, step.left)))
    else if (step.right !== undefined) added.push(numbered(lineOf(b, step.right)))
  }
  flush()
  return pairs
}

interface Step {
  readonly left?: number
  readonly right?: number
}

/** Through the longest common subsequence. */
function steps(a: readonly string[], b: readonly string[]): Step[] {
  if (a.length * b.length > MOST_CELLS) return [...a.map((_, left) => ({ left })), ...b.map((_, right) => ({ right }))]
  const width = b.length + 1
  const lengths = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const found: Step[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) found.push({ left: i++, right: j++ })
    else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) found.push({ left: i++ })
    else found.push({ right: j++ })
  }
  return found
}
