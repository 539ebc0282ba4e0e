import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conflictName, isConflictName, plainName, unsettled } from './conflict'
import type { NodeId } from './ids'
import { badName, MAX_NAME_BYTES, utf8Length } from './name'
import { holds } from './testing/holds'

const at = new Date(2026, 10, 22, 14, 3).getTime()
const anna = { device: "Anna's laptop", at }

describe('a conflict copy', () => {
  test.each([
    ['report.docx', 'file', "report (conflict, Anna's laptop, 2026-11-22 14.03).docx"],
    ['archive.tar.gz', 'file', "archive.tar (conflict, Anna's laptop, 2026-11-22 14.03).gz"],
    ['.profile', 'file', ".profile (conflict, Anna's laptop, 2026-11-22 14.03)"],
    ['version 1.2', 'folder', "version 1.2 (conflict, Anna's laptop, 2026-11-22 14.03)"],
  ] as const)('of %s, a %s, is %s', (name, kind, copy) => {
    expect(conflictName(name, kind, anna)).toBe(copy)
    expect(isConflictName(copy)).toBe(true)
  })

  test('that is not the first of its minute is numbered', () => {
    expect(conflictName('a.txt', 'file', anna, 2)).toBe("a (conflict, Anna's laptop, 2026-11-22 14.03) 2.txt")
  })

  test('of a conflict copy does not grow', () => {
    const ben = { device: 'Ben', at }
    expect(conflictName(conflictName('a.txt', 'file', anna, 2), 'file', ben)).toBe('a (conflict, Ben, 2026-11-22 14.03).txt')
  })

  test.each(['Ben/desktop: "work"', 'Ben, (home)', 'x'.repeat(200), '\u0000', ''])('has a name for a device called %j', device => {
    const copy = conflictName('a.txt', 'file', { device, at })
    expect(badName(copy)).toBeUndefined()
    expect(isConflictName(copy)).toBe(true)
  })

  test('has a name that every drive takes, whatever it is a copy of', () => {
    const names = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }).filter(name => badName(name) === undefined)
    holds(
      fc.property(names, fc.constantFrom('file', 'folder'), fc.integer({ min: 1, max: 99 }), (name, kind, attempt) => {
        const copy = conflictName(name, kind, anna, attempt)
        expect(badName(copy)).toBeUndefined()
        expect(utf8Length(copy)).toBeLessThanOrEqual(MAX_NAME_BYTES)
        expect(copy).not.toBe(name)
      }),
    )
  })
})

test('a copy that was given a name of its own is settled', () => {
  const conflict = { of: 'x' as NodeId, base: null, theirs: null }
  const name = conflictName('a.txt', 'file', anna, 2)
  expect(plainName(name)).toBe('a.txt')
  expect([name, 'a (1).txt', 'ours.txt'].map(each => unsettled({ name: each, conflict }))).toEqual([conflict, null, null])
})

test.each(['a.txt', 'a (conflict).txt', 'conflict, a, 2026-01-01 10.10'])('%s is no conflict copy', name => {
  expect(isConflictName(name)).toBe(false)
})
