/**
 * What stays out of sync: names that never take part, and what the people of a drive wrote into its `.lockstepignore`, in
 * gitignore syntax. One text means the same on every device, whatever its disk makes of case. Pure.
 */
import ignore, { type Ignore } from 'ignore'
import { ROOT } from '../ids'
import { nameKey, type Path, utf8Length } from '../name'
import { nodeOfTemporaryName } from '../temporary-name'
import type { Place } from '../tree'
import { type Ignored, type IgnoreWhy, ignoredWhy } from './ignore'

/** At the top of a drive; an ordinary file that is synced like others, and that no rule can keep out. */
export const RULES_NAME = '.lockstepignore'
/** What is written beyond this is not read. */
export const MAX_RULES_BYTES = 64 * 1024
export const MAX_RULES = 1000
const MAX_RULE_LENGTH = 500
/** Each `**` may stand for any number of folders: many of them in one rule take longer than anybody waits. */
const MAX_DEEP_WILDCARDS = 3
/** Answers are remembered, so that a scan asks once for each folder; but not without end. */
const MAX_REMEMBERED = 50_000

/** One line of the text. */
export interface OwnRule {
  /** The first one is 1. */
  readonly line: number
  readonly text: string
}

/** A line that says nothing: it is broken, would take too long, or is one too many. */
export interface UnusedRule extends OwnRule {
  readonly why: 'broken' | 'too-long' | 'too-complex' | 'too-many'
}

/** What is decided for a path. `part`: where it is decided; with a folder goes all that is in it. */
export type Verdict =
  /** `rule`: an exception that lets it in. */
  | { readonly kind: 'takes-part'; readonly rule: OwnRule | undefined }
  | { readonly kind: 'own'; readonly rule: OwnRule; readonly part: Path }
  | { readonly kind: 'default'; readonly why: IgnoreWhy; readonly part: Path }

export interface IgnoreRules {
  /** In use. */
  readonly own: readonly OwnRule[]
  readonly unused: readonly UnusedRule[]
  /** The text is longer than what is read of it. */
  readonly cut: boolean
  readonly ignored: Ignored
  /** Says why, from the top of the drive down. */
  decide(path: Path, isFolder: boolean): Verdict
}

/** Whether this is the place of the rules themselves. */
export function isRulesPlace({ parent, name }: Place): boolean {
  return parent === ROOT && nameKey(name) === RULES_NAME
}

export function parseRules(whole: string): IgnoreRules {
  const { text, cut } = readable(whole)
  const own: OwnRule[] = []
  const unused: UnusedRule[] = []
  for (const rule of linesOf(text)) {
    const why = whyUnused(rule.text) ?? (own.length >= MAX_RULES ? 'too-many' : undefined)
    if (why) unused.push({ ...rule, why })
    else own.push(rule)
  }
  return new ParsedRules(own, unused, cut)
}

/** As much as is read, to the end of a line. */
function readable(whole: string): { text: string; cut: boolean } {
  if (whole.length <= MAX_RULES_BYTES && utf8Length(whole) <= MAX_RULES_BYTES) return { text: whole, cut: false }
  let end = whole.length
  for (let bytes = utf8Length(whole); bytes > MAX_RULES_BYTES; bytes = utf8Length(whole.slice(0, end))) {
    end = Math.min(end - 1, Math.floor((end * MAX_RULES_BYTES) / bytes))
  }
  return { text: whole.slice(0, whole.lastIndexOf('\n', end) + 1), cut: true }
}

function linesOf(text: string): OwnRule[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)
  return lines.map((line, i) => ({ line: i + 1, text: line })).filter(({ text }) => text.trim() !== '' && !text.startsWith('#'))
}

function whyUnused(text: string): UnusedRule['why'] | undefined {
  if (text.length > MAX_RULE_LENGTH) return 'too-long'
  if ((text.match(/\*{2,}/g) ?? []).length > MAX_DEEP_WILDCARDS) return 'too-complex'
  const unescaped = text.replace(/\\./g, '')
  const isOpen = /\[(?![!^]?\]?[^\]]*\])/.test(unescaped)
  return isOpen || unescaped.endsWith('\\') || text.replace(/^!/, '').trim() === '' ? 'broken' : undefined
}

class ParsedRules implements IgnoreRules {
  private matcher: Ignore
  private asked = 0

  constructor(
    readonly own: readonly OwnRule[],
    readonly unused: readonly UnusedRule[],
    readonly cut: boolean,
  ) {
    this.matcher = matcherOf(own)
  }

  readonly ignored: Ignored = (path, isFolder) => this.at(path, isFolder).kind !== 'takes-part'

  decide(path: Path, isFolder: boolean): Verdict {
    for (let length = 1; length < path.length; length++) {
      const verdict = this.at(path.slice(0, length), true)
      if (verdict.kind !== 'takes-part') return verdict
    }
    const verdict = this.at(path, isFolder)
    return verdict.kind === 'takes-part' ? { ...verdict, rule: this.exceptionFor(path, isFolder) } : verdict
  }

  /** One item, in a folder that takes part. */
  private at(path: Path, isFolder: boolean): Verdict {
    if (isKept(path)) return TAKES_PART
    const own = this.own.length > 0 ? this.test(path, isFolder) : undefined
    if (own?.rule) return { kind: 'own', rule: this.own[Number(own.rule.mark)] as OwnRule, part: path }
    const why = ignoredWhy(path[path.length - 1] ?? '', isFolder)
    // What browsers write meanwhile is never anybody's.
    if (!why || (own?.unignored && why !== 'browser')) return TAKES_PART
    return { kind: 'default', why, part: path }
  }

  private test(path: Path, isFolder: boolean) {
    if (this.asked++ >= MAX_REMEMBERED) {
      this.matcher = matcherOf(this.own)
      this.asked = 0
    }
    return this.matcher.test(asWritten(path, isFolder))
  }

  /** The last exception that names the item itself. */
  private exceptionFor(path: Path, isFolder: boolean): OwnRule | undefined {
    if (isKept(path)) return undefined
    return this.own.findLast(rule => {
      if (!rule.text.startsWith('!')) return false
      const alone = matcherOf([{ ...rule, text: rule.text.slice(1) }])
      return alone.test(asWritten(path, isFolder)).ignored && !(path.length > 1 && alone.test(asWritten(path.slice(0, -1), true)).ignored)
    })
  }
}

const TAKES_PART: Verdict = { kind: 'takes-part', rule: undefined }

/** The rules themselves, and names under which a move is half done, are seen whatever anybody writes. */
function isKept(path: Path): boolean {
  const name = path[path.length - 1] ?? ''
  return (path.length === 1 && nameKey(name) === RULES_NAME) || nodeOfTemporaryName(name) !== undefined
}

function matcherOf(rules: readonly OwnRule[]): Ignore {
  // A drive is the same on disks that tell case apart and on those that do not: so are its rules.
  const matcher = ignore({ ignorecase: true, allowRelativePaths: true })
  return matcher.add(rules.map(({ text }, i) => ({ pattern: text.normalize('NFC'), mark: `${i}` })))
}

function asWritten(path: Path, isFolder: boolean): string {
  return path.join('/').normalize('NFC') + (isFolder ? '/' : '')
}

const NO_RULES = parseRules('')

export const ignoredByDefault: Ignored = NO_RULES.ignored
