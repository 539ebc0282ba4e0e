import { expect, test } from 'vitest'
import type { NodeId } from '../../core/ids'
import type { DeviceFolder } from '../../core/protocol/devices'
import { folderStanding, nodeStanding } from './device-standing'

const NODE = 'NNNNNNNNNNNNNNNNNNNNNN' as NodeId
const SAID: DeviceFolder = {
  drive: 'DDDDDDDDDDDDDDDDDDDDDD' as DeviceFolder['drive'],
  name: 'Documents',
  state: 'up-to-date',
  why: null,
  cursor: 10,
  waiting: 0,
  waits: [],
  at: 0,
}

const paused = { state: 'paused', why: 'permission-ask' } as const
const waiting = { waiting: 1, waits: [NODE] }

test.each<[string, Partial<DeviceFolder>, boolean, object]>([
  ['up to date', {}, true, { key: 'up-to-date', figure: 'together', tone: 'ok' }],
  ['up to date, but for what waits', { waiting: 2 }, true, { key: 'except', figure: 'apart', tone: 'ask' }],
  ['at work', { state: 'syncing' }, true, { key: 'syncing', figure: 'sliding', tone: 'busy' }],
  ['waiting for the person', { state: 'asking' }, true, { key: 'asking', figure: 'apart', tone: 'ask' }],
  ['paused, and why', paused, true, { key: 'paused', why: 'permission-ask', figure: 'hollow', tone: 'ask' }],
  ['up to date when it was last open', {}, false, { key: 'up-to-date', figure: 'hollow', tone: 'quiet' }],
  ['paused when it was last open', paused, false, { key: 'paused', why: 'permission-ask', figure: 'hollow', tone: 'quiet' }],
])('a folder is %s', (_what, said, online, standing) => {
  expect(folderStanding({ ...SAID, ...said }, online)).toEqual(standing)
})

test.each<[string, Partial<DeviceFolder>, boolean, number, string, boolean]>([
  ['changed before the device was up to date', {}, true, 10, 'in-step', true],
  ['changed after', {}, true, 11, 'coming', false],
  ['changed before, while the device fetches something else', { state: 'syncing' }, true, 10, 'in-step', true],
  ['that the device cannot bring in step', waiting, true, 10, 'waiting', false],
  ['beside one that waits', { waiting: 1, waits: ['OOOOOOOOOOOOOOOOOOOOOO' as NodeId] }, true, 10, 'in-step', true],
  ['on a paused device that has it', paused, true, 10, 'paused', true],
  ['on a paused device that lacks it', paused, true, 11, 'paused', false],
  ['on a device that waits for the person', { state: 'asking' }, true, 11, 'asking', false],
  ['on a device that is not open and has it', {}, false, 10, 'offline', true],
  ['on a device that is not open and lacks it', {}, false, 11, 'offline', false],
])('a file %s', (_what, said, online, seq, key, holds) => {
  expect(nodeStanding({ ...SAID, ...said }, online, { id: NODE, kind: 'file', seq })).toMatchObject({ key, holds })
})

test('where too many wait for all to be named, none is said to be in step', () => {
  const waits = Array.from({ length: 100 }, (_, i) => `${i}` as NodeId)
  expect(nodeStanding({ ...SAID, waiting: 300, waits }, true, { id: NODE, kind: 'file', seq: 10 }).key).toBe('waiting')
})

test('a folder is not in step where anything waits: it may lie in there', () => {
  const folder = { id: NODE, kind: 'folder', seq: 10 } as const
  expect(nodeStanding({ ...SAID, waiting: 1 }, true, folder)).toMatchObject({ key: 'waiting', holds: false })
  expect(nodeStanding(SAID, true, folder)).toMatchObject({ key: 'in-step', holds: true })
})
