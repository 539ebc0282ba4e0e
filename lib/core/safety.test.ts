import { describe, expect, test } from 'vitest'
import { ALARM_NAMES, alarm, BRAKE_LIMITS, type Deletes } from './safety'
import { idOf, type Notation, treeOf } from './testing/trees'

/** A drive with so many files at the top, and more in a folder `d`. */
function drive(top: number, inFolder = 0): Notation {
  const files = Array.from({ length: top }, (_, i) => [`t${i}`, `file ${i}=${i}`])
  const below = Array.from({ length: inFolder }, (_, i) => [`b${i}`, `d:file ${i}=${i}`])
  return Object.fromEntries([...files, ...(inFolder > 0 ? [['d', 'docs/']] : []), ...below])
}

function check(notation: Notation, deletes: Partial<Deletes>, limits = BRAKE_LIMITS) {
  const tree = treeOf(notation)
  const files = [...tree.all()].filter(entry => entry.kind === 'file').length
  return alarm(tree, files, tree.size, { here: [], there: [], emptied: new Set(), ...deletes }, limits)
}

const some = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => idOf(`${prefix}${i}`))

describe('the brake', () => {
  test.each([
    ['nothing is deleted', drive(100), [], undefined],
    ['one file of one', drive(1), some('t', 1), undefined],
    ['one file of two', drive(2), some('t', 1), undefined],
    ['both files of two', drive(2), some('t', 2), 'would-empty'],
    ['four files of six, for a few files are soon deleted', drive(6), some('t', 4), undefined],
    ['five files of nine, more than half', drive(9), some('t', 5), 'mass-delete'],
    ['five files of ten, just half', drive(10), some('t', 5), undefined],
    ['50 files of 200', drive(200), some('t', 50), undefined],
    ['51 files of 200', drive(200), some('t', 51), 'mass-delete'],
    ['51 files of 300, less than a fifth', drive(300), some('t', 51), undefined],
    ['61 files of 300', drive(300), some('t', 61), 'mass-delete'],
    ['a top folder of 19 files among many', drive(100, 19), [idOf('d'), ...some('b', 19)], undefined],
    ['a top folder of 20 files among many', drive(100, 20), [idOf('d'), ...some('b', 20)], 'top-folder'],
    ['20 files of a top folder that stays', drive(100, 25), some('b', 20), undefined],
    ['all 25 files of a top folder that stays', drive(200, 25), some('b', 25), 'top-folder'],
    ['all 19 files of a top folder that stays', drive(200, 19), some('b', 19), undefined],
    ['an empty top folder', { d: 'docs/', f: 'a=1' }, [idOf('d')], undefined],
    ['ids that the base never had', drive(2), [idOf('other'), idOf('another')], undefined],
  ] as const)('%s', (_what, notation, ids, why) => {
    for (const side of ['here', 'there'] as const) {
      const raised = check(notation, { [side]: ids })
      expect(raised?.why).toBe(why)
      if (raised) expect(raised.side).toBe(side)
    }
  })

  test('names what would go, but not endlessly', () => {
    const raised = check(drive(400), { there: some('t', 300) })
    expect(raised).toMatchObject({ deletes: 300, of: 400 })
    expect(raised?.names).toHaveLength(ALARM_NAMES)
    expect(raised?.names[0]).toEqual(['file 0'])
  })

  test('tells apart what shrank to nothing', () => {
    const emptied = new Set(some('t', 2))
    expect(check(drive(9), { there: some('t', 5), emptied })).toMatchObject({ deletes: 5, emptied: 2 })
    expect(check(drive(9), { here: some('t', 5), emptied: new Set() })).toMatchObject({ deletes: 5, emptied: 0 })
  })

  test('names folders where only those would go', () => {
    expect(check({ d: 'docs/', e: 'd:deep/' }, { here: [idOf('d'), idOf('e')] })?.names).toEqual([['docs'], ['docs', 'deep']])
  })

  test('looks at this side first, and at the other one too', () => {
    expect(check(drive(2), { here: some('t', 2), there: some('t', 2) })?.side).toBe('here')
    expect(check(drive(2), { here: some('t', 1), there: some('t', 2) })?.side).toBe('there')
  })

  test('holds the limits that the person set', () => {
    const limits = { ...BRAKE_LIMITS, smallShare: 0.6 }
    expect(check(drive(9), { there: some('t', 5) }, limits)).toBeUndefined()
    expect(check(drive(9), { there: some('t', 6) }, limits)?.why).toBe('mass-delete')
  })
})
