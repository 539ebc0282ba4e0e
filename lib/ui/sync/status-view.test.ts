import { describe, expect, test } from 'vitest'
import type { FolderSnapshot, Support } from '../../browser/client-api'
import type { DriveId } from '../../core/ids'
import type { PauseReason, SyncStatus } from '../../core/status'
import en from '../messages/en.json'
import zh from '../messages/zh-CN.json'
import { viewOf, viewOfStatus } from './status-view'

/** A record, so that a new reason or status fails to compile here. */
const REASONS: Record<PauseReason, true> = {
  person: true,
  'permission-ask': true,
  'permission-denied': true,
  'folder-gone': true,
  'signed-out': true,
  'device-revoked': true,
  'no-access': true,
  outdated: true,
  'over-quota': true,
  'disk-full': true,
  'server-full': true,
  fault: true,
  'lost-lead': true,
}
const NONE = { files: 0, bytes: 0, names: [] }
const STATUSES: { readonly [Kind in SyncStatus['kind']]: Extract<SyncStatus, { kind: Kind }> } = {
  starting: { kind: 'starting' },
  scanning: { kind: 'scanning', found: 3 },
  'up-to-date': { kind: 'up-to-date', since: 0, cursor: 1 },
  syncing: { kind: 'syncing', done: 1, total: 2, bytesDone: 1, bytesTotal: 2, bytesPerSecond: 1, secondsLeft: 1 },
  preview: {
    kind: 'preview',
    preview: {
      up: NONE,
      down: NONE,
      same: 0,
      made: NONE,
      moved: NONE,
      deletedHere: NONE,
      deletedThere: NONE,
      conflicts: NONE,
      unholdable: NONE,
    },
  },
  asking: { kind: 'asking', alarm: { why: 'mass-delete', side: 'here', deletes: 9, emptied: 0, of: 10, names: [] } },
  paused: { kind: 'paused', why: 'person' },
  offline: { kind: 'offline', since: 0, retryAt: 0 },
}
const SUPPORTS: readonly Support[] = [
  { folders: true },
  ...(['no-api', 'insecure', 'brave'] as const).map(why => ({ folders: false as const, why })),
]

const everyStatus: readonly SyncStatus[] = [
  ...Object.values(STATUSES),
  ...Object.keys(REASONS).map(why => ({ kind: 'paused' as const, why: why as PauseReason })),
]
const everyView = [
  ...everyStatus.map(status => viewOfStatus(status, 0)),
  viewOfStatus(STATUSES['up-to-date'], 2),
  ...SUPPORTS.flatMap(support => [true, false].map(ready => viewOf(undefined, { support, ready, failed: false }))),
  viewOf(undefined, { support: undefined, ready: false, failed: false }),
  viewOf(undefined, { support: undefined, ready: false, failed: true }),
]

describe('every state of sync', () => {
  test.each([
    ['English', en],
    ['Chinese', zh],
  ])('has its sentence in %s, and no sentence is without its state', (_language, messages) => {
    const keys = [...new Set(everyView.map(view => view.key))].sort()
    expect(Object.keys(messages.status.title).sort()).toEqual(keys)
    expect(Object.keys(messages.status.hint).sort()).toEqual(keys)
    expect(Object.values(messages.status.title).every(title => title !== '')).toBe(true)
  })

  test.each([
    ['English', en],
    ['Chinese', zh],
  ])('that can be helped names its action in %s', (_language, messages) => {
    const actions = [...new Set(everyView.flatMap(view => view.action ?? []))].sort()
    expect(Object.keys(messages.status.action).sort()).toEqual(actions)
  })

  test('that is not all right says what is safe', () => {
    const hints: Record<string, string> = en.status.hint
    for (const view of everyView) if (view.tone !== 'quiet' && view.tone !== 'busy') expect(hints[view.key]).not.toBe('')
  })

  test('in which sync stands still offers the way on', () => {
    for (const why of Object.keys(REASONS)) expect(viewOfStatus({ kind: 'paused', why: why as PauseReason }, 0).action).toBeDefined()
  })

  test('is told by the figure: one block only when both sides are the same', () => {
    const together = everyStatus.filter(status => viewOfStatus(status, 0).figure === 'together')
    expect(together).toEqual([STATUSES['up-to-date']])
  })
})

test('up to date with items that wait is not told as all right', () => {
  expect(viewOfStatus(STATUSES['up-to-date'], 1)).toMatchObject({ key: 'except', action: 'show-waiting' })
})

test('a connected folder is shown even while the browser no longer could connect one', () => {
  const folder: FolderSnapshot = {
    id: 'f',
    drive: 'd' as DriveId,
    name: 'Photos',
    role: 'leader',
    status: STATUSES.starting,
    waiting: [],
    activity: [],
    items: new Map(),
  }
  expect(viewOf(folder, { support: { folders: false, why: 'insecure' }, ready: true, failed: false }).key).toBe('starting')
})
