import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StateChange } from '../../core/ports'
import { baseFile, nodeId } from '../../core/testing/contracts/device-store'
import { MemoryStore } from '../../core/testing/memory-store'
import { changeOf, FoldedLog, recordsOf, rowsOf } from './change-log'

const few = fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 4 })

const change: fc.Arbitrary<StateChange> = fc
  .record({
    cursor: fc.integer({ min: 0 }),
    put: few,
    remove: few,
    remotePut: few,
    intents: few,
    left: few,
    leftRemove: few,
    reset: fc.boolean(),
  })
  .map(({ cursor, put, remove, remotePut, intents, left, leftRemove, reset }) => ({
    epoch: 'e',
    cursor,
    begun: cursor % 2 === 0,
    ...(cursor % 3 === 0 && { rules: `*.${cursor}` }),
    basePut: put.map(n => baseFile(n, `at ${cursor}`)),
    baseRemove: remove.map(nodeId),
    remotePut: remotePut.map(n => ({ id: nodeId(n), gone: true as const })),
    intentsPut: intents.map(n => ({ id: nodeId(n), path: [`${n}`] })),
    leftPut: left.map(n => [`left ${n}`]),
    leftRemove: leftRemove.map(n => [`left ${n}`]),
    ...(reset && { reset }),
  }))

function folded(changes: readonly StateChange[]): FoldedLog {
  const log = new FoldedLog()
  for (const one of changes) for (const record of recordsOf(one)) log.apply(record)
  return log
}

test('folding the log of some changes gives what doing them one by one gives', () =>
  fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async changes => {
      const store = new MemoryStore()
      for (const one of changes) await store.save(one)
      expect(folded(changes).state()).toEqual(await store.load())
    }),
  ))

test('the whole state written as one change folds to the same state', () =>
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), changes => {
      const state = folded(changes).state()
      expect(state && folded([changeOf(state)]).state()).toEqual(state)
    }),
  ))

test('a large change is some records of bounded size', () => {
  const base = Array.from({ length: 4321 }, (_, i) => baseFile(i))
  const records = recordsOf({ epoch: 'e', basePut: base, baseRemove: base.map(({ id }) => id) })
  expect(records.length).toBeLessThan(12)
  for (const record of records) expect(rowsOf(record)).toBeLessThanOrEqual(1000)
  expect(folded([{ epoch: 'e', basePut: base, baseRemove: base.map(({ id }) => id) }]).state()?.base).toEqual(base)
})

test('a change of nothing is no record, and a log without an epoch is no state', () => {
  expect(recordsOf({})).toEqual([])
  expect(recordsOf({ basePut: [] })).toEqual([])
  expect(folded([{ leftPut: [['x']] }]).state()).toBeUndefined()
})
