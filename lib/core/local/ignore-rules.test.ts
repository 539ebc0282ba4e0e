import { describe, expect, test } from 'vitest'
import type { Path } from '../name'
import { MAX_RULES, MAX_RULES_BYTES, parseRules, RULES_NAME, type Verdict } from './ignore-rules'

/** `build/` at the end: a folder. */
function decide(rules: string, path: string): Verdict {
  return parseRules(rules).decide(partsOf(path), path.endsWith('/'))
}

function partsOf(path: string): Path {
  return path.split('/').filter(part => part !== '')
}

/** The line that keeps it out, why everybody's rules do, or nothing. */
function keeper(rules: string, path: string): number | string | undefined {
  const verdict = decide(rules, path)
  return verdict.kind === 'own' ? verdict.rule.line : verdict.kind === 'default' ? verdict.why : undefined
}

describe('names of every drive', () => {
  test.each([
    ['report.docx', undefined],
    ['Photos/2026/.DS_Store', 'system'],
    ['thumbs.DB', 'system'],
    ['~$report.docx', 'office'],
    ['.~lock.plan.ods#', 'office'],
    ['film.mkv.crswap', 'browser'],
    ['.notes.txt.swp', 'editor'],
    ['4913', 'editor'],
    ['#draft#', 'editor'],
    ['.#draft', 'editor'],
  ])('%s: %s', (path, why) => expect(keeper('', path)).toBe(why))

  test.each(['4913/', '#2024#/', '.#old/', '.cache.swp/'])('a folder called %s is somebody’s', path => {
    expect(keeper('', path)).toBeUndefined()
    expect(keeper('', `${path}inside.txt`)).toBeUndefined()
  })

  test('what lies in a folder that is left out is left out with it', () =>
    expect(decide('', '~$folder/inside.txt')).toEqual({ kind: 'default', why: 'office', part: ['~$folder'] }))
})

describe('own rules, as in a .gitignore', () => {
  test.each([
    ['*.log', 'a.log', 1],
    ['*.log', 'deep/er/a.log', 1],
    ['*.log', 'a.log.txt', undefined],
    ['build/', 'build/', 1],
    ['build/', 'src/build/', 1],
    ['build/', 'build/out/a.js', 1],
    ['build/', 'build', undefined],
    ['/build', 'build', 1],
    ['/build', 'src/build', undefined],
    ['docs/*.pdf', 'docs/a.pdf', 1],
    ['docs/*.pdf', 'docs/old/a.pdf', undefined],
    ['docs/**/*.pdf', 'docs/old/a.pdf', 1],
    ['photos', 'photos-backup/a.jpg', undefined],
    ['# a.txt\n\nb.txt', 'a.txt', undefined],
    ['# a.txt\n\nb.txt', 'b.txt', 3],
    ['\\#a', '#a', 1],
    ['\\!a', '!a', 1],
    ['a?c', 'abc', 1],
    ['[a-c].txt', 'b.txt', 1],
    ['with space.txt  ', 'with space.txt', 1],
    ['\ufeff*.log\r\n*.tmp\r\n', 'a.log', 1],
    ['*.log\r\n*.tmp\r\n', 'a.tmp', 2],
    ['报告/', '报告/一.txt', 1],
  ])('%j for %s: line %s', (rules, path, line) => expect(keeper(rules, path)).toBe(line))

  test('the last rule that fits decides', () => {
    expect(keeper('*.log\n!keep.log', 'keep.log')).toBeUndefined()
    expect(keeper('*.log\n!keep.log\nkeep.*', 'keep.log')).toBe(3)
    expect(decide('*.log\n!keep.log', 'keep.log')).toEqual({ kind: 'takes-part', rule: { line: 2, text: '!keep.log' } })
    expect(decide('*.log\n!keep.log', 'a.txt')).toEqual({ kind: 'takes-part', rule: undefined })
  })

  test('nothing is let in again below a folder that is left out', () => {
    expect(keeper('build/\n!build/keep.txt', 'build/keep.txt')).toBe(1)
    expect(keeper('build/*\n!build/keep.txt', 'build/keep.txt')).toBeUndefined()
    expect(decide('build/', 'build/out/a.js')).toMatchObject({ part: ['build'] })
  })

  test('an exception lets in what every drive leaves out, but never the unfinished files of a browser', () => {
    expect(keeper('!Thumbs.db', 'Photos/Thumbs.db')).toBeUndefined()
    expect(keeper('!*.crswap', 'film.mkv.crswap')).toBe('browser')
  })

  test('upper and lower case, and both spellings of an accent, are one, whatever the disk thinks', () => {
    expect(keeper('Build/', 'BUILD/')).toBe(1)
    expect(keeper('caf\u00e9', 'cafe\u0301')).toBe(1)
    expect(keeper('cafe\u0301', 'caf\u00e9')).toBe(1)
    expect(keeper('Über', 'ÜBER')).toBe(1)
  })

  test('the rules themselves are never left out, nor what is being moved', () => {
    expect(keeper('*', RULES_NAME)).toBeUndefined()
    expect(keeper('.*', '.LockstepIgnore')).toBeUndefined()
    expect(keeper('.*', `.lockstep-swap-${'a'.repeat(22)}`)).toBeUndefined()
    expect(keeper('.*', `deep/${RULES_NAME}`)).toBe(1)
  })
})

describe('what is wrong with rules', () => {
  const unused = (text: string) => parseRules(text).unused.map(({ line, why }) => [line, why])

  test('a broken line says nothing, and is told of; the others hold', () => {
    expect(unused('[a\n*.log\nb\\\n!\n')).toEqual([
      [1, 'broken'],
      [3, 'broken'],
      [4, 'broken'],
    ])
    expect(keeper('[a\n*.log', 'x.log')).toBe(2)
    expect(unused('[]a].txt\n[!a-z]x\n\\[x\n[[:digit:]]')).toEqual([])
  })

  test('too many, too long, too much to work out', () => {
    const many = Array.from({ length: MAX_RULES + 2 }, (_, i) => `file${i}`).join('\n')
    expect(unused(many)).toEqual([
      [MAX_RULES + 1, 'too-many'],
      [MAX_RULES + 2, 'too-many'],
    ])
    expect(unused('x'.repeat(501))).toEqual([[1, 'too-long']])
    expect(unused('**/a/**/b/**/c/**/d')).toEqual([[1, 'too-complex']])
  })

  test('of a huge file the beginning holds, to the end of a line', () => {
    const huge = `first\n${'# 报告\n'.repeat(MAX_RULES_BYTES)}last`
    const rules = parseRules(huge)
    expect([rules.cut, rules.own.length]).toEqual([true, 1])
    expect(rules.ignored(['first'], false)).toBe(true)
    expect(rules.ignored(['last'], false)).toBe(false)
    expect(parseRules(`${'x'.repeat(MAX_RULES_BYTES)}yz`).own).toEqual([])
  })

  test.each([
    ['*a*a*a*a*a*a*a*a*a*b', ['a'.repeat(255)]],
    [`${'*a'.repeat(200)}b`, ['a'.repeat(255)]],
    ['**/a/**/a/**/b', Array.from({ length: 64 }, () => 'a')],
    [`${'a?*'.repeat(100)}b`, ['a'.repeat(255)]],
    [`${'[a]*'.repeat(100)}b`, ['a'.repeat(255)]],
  ])('%s does not take its time', (rule, path) => {
    const { ignored, own } = parseRules(rule)
    expect(own).toHaveLength(1)
    const start = performance.now()
    for (let i = 0; i < 20; i++) ignored([...path.slice(0, -1), `${path[path.length - 1]}${i}`.slice(-255)], false)
    expect(performance.now() - start).toBeLessThan(1000)
  })

  test('no text makes it throw', () => {
    for (const text of ['\0', '((((', '[', '\\', '***', '!!a', '/', '//', '!/', '[z-a]', '(?<', '\ud800', '{a,b}']) {
      expect(() => decide(text, 'a/b')).not.toThrow()
    }
  })
})
