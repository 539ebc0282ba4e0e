import { expect, test } from 'vitest'
import type { NodeId } from '../../core/ids'
import type { FolderReport } from '../../core/protocol/devices'
import type { PauseReason, SyncStatus, WaitingItem } from '../../core/status'
import { VirtualClock } from '../../core/testing/virtual-clock'
import { createFolderReporter } from './folder-reporter'
import { reportOf } from './report-of'

function setUp() {
  const clock = new VirtualClock()
  const told: FolderReport[] = []
  const server = { down: false, hold: undefined as Promise<void> | undefined }
  const send = async (report: FolderReport) => {
    if (server.down) throw new Error('no answer')
    told.push(report)
    await server.hold
  }
  const reporter = createFolderReporter('Documents', send, (ms, run) => clock.after(ms, run))
  return { clock, told, server, reporter }
}

const upToDate = (cursor: number, since = 0): SyncStatus => ({ kind: 'up-to-date', since, cursor })
const SYNCING: SyncStatus = { kind: 'syncing', done: 1, total: 2, bytesDone: 0, bytesTotal: 0, bytesPerSecond: 0, secondsLeft: undefined }
const item = (id: string): WaitingItem => ({ id: id as NodeId, path: [id], why: 'in-use', retryAt: undefined })

test('what changes within a moment is one request, with what was true at its end', async () => {
  const { clock, told, reporter } = setUp()
  reporter.hear({ status: { kind: 'starting' } })
  reporter.hear({ status: SYNCING })
  reporter.hear({ status: upToDate(7), waiting: [item('a')] })
  await clock.advance(60_000)
  expect(told).toEqual([{ name: 'Documents', state: 'up-to-date', why: null, cursor: 7, waiting: 1, waits: ['a'] }])
})

test('an idle folder that looks at itself again and again says nothing', async () => {
  const { clock, told, reporter } = setUp()
  reporter.hear({ status: upToDate(7) })
  await clock.advance(10_000)
  for (let hour = 0; hour < 24; hour++) {
    reporter.hear({ status: { kind: 'scanning', found: hour } })
    reporter.hear({ status: upToDate(7, hour), items: [] })
    reporter.hear({ writing: false })
    await clock.advance(3_600_000)
  }
  expect(told).toHaveLength(1)
})

test('a new cursor is told, and while it is not known the server keeps the one it has', async () => {
  const { clock, told, reporter } = setUp()
  for (const status of [upToDate(7), SYNCING, upToDate(9)]) {
    reporter.hear({ status })
    await clock.advance(10_000)
  }
  expect(told.map(({ state, cursor }) => [state, cursor])).toEqual([
    ['up-to-date', 7],
    ['syncing', null],
    ['up-to-date', 9],
  ])
})

test('what the server did not hear is told with the next sign that it is back', async () => {
  const { clock, told, server, reporter } = setUp()
  server.down = true
  reporter.hear({ status: upToDate(7) })
  await clock.advance(10_000)
  server.down = false
  reporter.hear({ status: { kind: 'offline', since: 0, retryAt: 0 } })
  reporter.hear({ status: upToDate(7) })
  await clock.advance(10_000)
  expect(told.map(({ cursor }) => cursor)).toEqual([7])
})

test('two reports are never under way together', async () => {
  const { clock, told, server, reporter } = setUp()
  let answer = () => {}
  server.hold = new Promise(resolve => {
    answer = resolve
  })
  reporter.hear({ status: upToDate(7) })
  await clock.advance(5_000)
  reporter.hear({ status: upToDate(8) })
  await clock.advance(20_000)
  expect(told.map(({ cursor }) => cursor)).toEqual([7])
  answer()
  await clock.advance(5_000)
  expect(told.map(({ cursor }) => cursor)).toEqual([7, 8])
})

test('nothing is told after the end', async () => {
  const { clock, told, reporter } = setUp()
  reporter.hear({ status: upToDate(7) })
  reporter.close()
  reporter.hear({ status: upToDate(8) })
  await clock.advance(10_000)
  expect(told).toEqual([])
})

test.each<[PauseReason, boolean]>([
  ['person', true],
  ['permission-ask', true],
  ['over-quota', true],
  ['signed-out', false],
  ['device-revoked', false],
  ['no-access', false],
  ['lost-lead', false],
])('paused by %s is told: %s', (why, isTold) => {
  expect(reportOf('d', { status: { kind: 'paused', why } })?.why).toBe(isTold ? why : undefined)
})

test('of very many waiting items the first are named, each once, and all are counted', () => {
  const waiting = [item('root'), item('x'), ...Array.from({ length: 300 }, (_, i) => item(`n${i}`)), item('x')]
  const report = reportOf('d', { status: upToDate(1), waiting })
  expect([report?.waiting, report?.waits.length, report?.waits.slice(0, 2)]).toEqual([303, 100, ['x', 'n0']])
})
