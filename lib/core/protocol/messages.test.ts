import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ROOT } from '../ids'
import { Random } from '../testing/random'
import * as messages from './messages'
import { CommitSchema, PROTOCOL_VERSION } from './messages'

test('a changed message shape must raise PROTOCOL_VERSION and this fingerprint', () => {
  const schemas = Object.entries(messages).filter(([name]) => name.endsWith('Schema')) as [string, z.ZodType][]
  const shapes = schemas
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, schema]) => [name, z.toJSONSchema(schema, { unrepresentable: 'any' })])
  const fingerprint = createHash('sha256').update(JSON.stringify(shapes)).digest('hex').slice(0, 12)
  expect({ PROTOCOL_VERSION, fingerprint }).toEqual({ PROTOCOL_VERSION: 2, fingerprint: '2dd789440499' })
})

describe('a commit is taken', () => {
  const random = new Random(1)
  const op = { op: 'create-folder', opId: random.id(), id: random.id(), place: { parent: ROOT, name: 'folder' } }
  const commit = { protocol: PROTOCOL_VERSION, fence: 1, deletesConfirmed: false, ops: [op] }
  const taken = (change: object) => CommitSchema.safeParse({ ...commit, ...change }).success

  test('when it is whole', () => {
    expect(taken({})).toBe(true)
  })

  test.each<[string, object]>([
    ['of another version', { protocol: PROTOCOL_VERSION + 1 }],
    ['without ops', { ops: [] }],
    ['with too many ops', { ops: Array.from({ length: 1001 }, () => op) }],
    ['with an op nobody knows', { ops: [{ ...op, op: 'chmod' }] }],
    ['with a field nobody knows', { ops: [{ ...op, owner: 'me' }] }],
    ['with an id that is none', { ops: [{ ...op, id: '../../etc' }] }],
    ['with the root as its node', { ops: [{ ...op, id: ROOT }] }],
    ['with an op of a name too long to look at', { ops: [{ ...op, place: { parent: ROOT, name: 'n'.repeat(1025) } }] }],
    ['with a fence that is no number', { fence: 1.5 }],
  ])('not %s', (_what, change) => {
    expect(taken(change)).toBe(false)
  })
})
