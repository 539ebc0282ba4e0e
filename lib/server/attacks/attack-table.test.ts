/** Each attack case stands in docs/security.md, each way to attack with a test that tries it, and that test is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../../..')
const CASES = 40
const ATTACKS = 'lib/server/attacks'
/** The name of a test there. */
const TRIED = /(?<!describe\()'(\d+ [^'\n{]{15,})'/g

interface Row {
  readonly number: number
  /** The way to attack. */
  readonly attack: string
  /** `undefined`: it cannot be tried. */
  readonly file: string | undefined
  /** The beginning of the test's name, or why there is none. */
  readonly name: string
}

const TEXT = readFileSync(join(ROOT, 'docs/security.md'), 'utf8')
const ROWS: readonly Row[] = TEXT.split('\n').flatMap(line => {
  const [, number, attack, file, name] = /^\| (\d+) \| ([^|]+) \| (?:`([^`]+)`|—) \| (.+?) \|$/.exec(line) ?? []
  return number && attack && name ? [{ number: Number(number), attack, file, name }] : []
})

/** As they are written: in quotes of any kind, with their `%s`. */
function namesIn(file: string): string[] {
  const path = join(ROOT, file)
  if (!existsSync(path)) return []
  const quoted = /(?<=(?:test|skipIf|describe|\))[^\n'"`]*\(|^\s*)(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`([^`\n]*)`)/gm
  return [...readFileSync(path, 'utf8').matchAll(quoted)].map(([, a, b, c]) => a ?? b ?? c ?? '')
}

test('every line of the table is one of its rows', () => {
  const lines = TEXT.split('\n').filter(line => /^\| *\d/.test(line))
  expect(ROWS).toHaveLength(lines.length)
  expect(lines.length).toBeGreaterThan(3 * CASES)
})

test('every case has a test', () => {
  const known = new Set(ROWS.filter(row => row.file !== undefined).map(row => row.number))
  expect(Array.from({ length: CASES }, (_, i) => i + 1).filter(number => !known.has(number))).toEqual([])
})

test('every test that the table names is there', () => {
  const missing = ROWS.filter(({ file, name }) => file !== undefined && !namesIn(file).some(found => found.startsWith(name)))
  expect(missing.map(({ file, name }) => `${file}: ${name}`)).toEqual([])
})

test('no way to attack stands there twice, and every attack that a test tries stands there', () => {
  const ways = ROWS.map(({ number, attack }) => `${number} ${attack}`)
  expect(ways.filter((way, i) => ways.indexOf(way) !== i)).toEqual([])
  const tried = readdirSync(join(ROOT, ATTACKS)).flatMap(file =>
    [...readFileSync(join(ROOT, ATTACKS, file), 'utf8').matchAll(TRIED)].map(([, name]) => `${ATTACKS}/${file}: ${name}`),
  )
  expect(tried.length).toBeGreaterThan(60)
  const known = ROWS.map(({ file, name }) => `${file}: ${name}`)
  expect(tried.filter(name => !known.some(row => name.startsWith(row)))).toEqual([])
})
