import { describe, expect, test } from 'vitest'
import type { UploadItem } from '../../browser/drive-api'
import { inOrder, secondsLeft, uploadsFace, uploadsProgress } from './upload-view'

function item(id: string, kind: UploadItem['state']['kind']): UploadItem {
  return { id, batch: 'b', name: id, folders: [], size: 10, sent: 0, state: { kind } as UploadItem['state'] }
}

const nothing = { items: [], interrupted: [], held: undefined, counting: false }

describe('the uploads as a whole', () => {
  test.each([
    ['sending', ['done', 'sending', 'failed'], 'sending'],
    ['a question while nothing else moves', ['asking', 'queued'], 'asking'],
    ['paused', ['paused', 'done'], 'paused'],
    ['something failed and nothing is left to do', ['failed', 'done'], 'failed'],
    ['everything is done', ['done', 'skipped'], 'done'],
  ] as const)('%s', (_what, kinds, face) => {
    expect(uploadsFace({ ...nothing, items: kinds.map(kind => item(kind, kind)) })).toBe(face)
  })

  test('the server is waited for', () => {
    expect(uploadsFace({ ...nothing, items: [item('a', 'queued')], held: { why: 'offline', retryAt: 1 } })).toBe('held')
  })

  test('only what a reload interrupted', () => {
    expect(uploadsFace({ ...nothing, interrupted: [{ batch: 'b', names: [], to: 'x' as never, done: 0 }] })).toBe('interrupted')
  })
})

describe('progress', () => {
  test('is by bytes', () => {
    expect(uploadsProgress({ bytes: { total: 200, sent: 50 }, files: { total: 2, done: 0, failed: 0 }, counting: false })).toBe(0.25)
  })
  test('of empty files is by files', () => {
    expect(uploadsProgress({ bytes: { total: 0, sent: 0 }, files: { total: 4, done: 1, failed: 0 }, counting: false })).toBe(0.25)
  })
  test('is not known at first', () => {
    expect(uploadsProgress({ bytes: { total: 9, sent: 0 }, files: { total: 1, done: 0, failed: 0 }, counting: true })).toBeNull()
  })
})

describe('time left', () => {
  test('follows from the speed', () =>
    expect(secondsLeft({ bytes: { total: 100, sent: 40 }, bytesPerSecond: 6, counting: false })).toBe(10))
  test('is not told while nothing moves', () => {
    expect(secondsLeft({ bytes: { total: 100, sent: 40 }, bytesPerSecond: 0, counting: false })).toBeUndefined()
  })
  test('is not told while the total grows', () => {
    expect(secondsLeft({ bytes: { total: 100, sent: 40 }, bytesPerSecond: 6, counting: true })).toBeUndefined()
  })
})

test('what wants a look comes first', () => {
  const items = [item('1', 'done'), item('2', 'queued'), item('3', 'failed'), item('4', 'queued'), item('5', 'asking')]
  expect(inOrder(items).map(({ id }) => id)).toEqual(['5', '3', '2', '4', '1'])
})
