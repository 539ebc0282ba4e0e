/** Each attack case stands in docs/security.md with a test that tries it, and that test is there. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../../..')
const CASES = 40

interface Row {
  readonly number: number
  readonly file: string
  readonly name: string
}

const ROWS: readonly Row[] = readFileSync(join(ROOT, 'docs/security.md'), 'utf8')
  .split('\n')
  .flatMap(line => {
    const [, number, file, name] = /^\| (\d+) \|[^|]*\| `([^`]+)` \| (.+?) \|$/.exec(line) ?? []
    return number && file && name ? [{ number: Number(number), file, name }] : []
  })

/** As they are written: in quotes of any kind, with their `%s`. */
function namesIn(file: string): string[] {
  const path = join(ROOT, file)
  if (!existsSync(path)) return []
  const quoted = /(?<=(?:test|skipIf|describe|\))[^\n'"`]*\(|^\s*)(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`([^`\n]*)`)/gm
  return [...readFileSync(path, 'utf8').matchAll(quoted)].map(([, a, b, c]) => a ?? b ?? c ?? '')
}

test('every case has a test', () => {
  const known = new Set(ROWS.map(row => row.number))
  expect(Array.from({ length: CASES }, (_, i) => i + 1).filter(number => !known.has(number))).toEqual([])
})

test('every test that the table names is there', () => {
  expect(
    ROWS.filter(({ file, name }) => !namesIn(file).some(found => found.startsWith(name))).map(({ file, name }) => `${file}: ${name}`),
  ).toEqual([])
})
