import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { DriveId } from '../../core/ids'
import { settled } from '../../core/testing/virtual-clock'
import { createPushes, type PushSocket } from './pushes'

const A = 'AAAAAAAAAAAAAAAAAAAAAA' as DriveId
const B = 'BBBBBBBBBBBBBBBBBBBBBB' as DriveId

/** A socket in the test's hands. */
function setUp(answerJoin: (drive: string) => Promise<unknown> = async () => ({ ok: true })) {
  const listeners = new Map<string, (...args: never[]) => void>()
  const calls: string[] = []
  const socket = {
    connected: false as boolean,
    on: (event: string, listener: (...args: never[]) => void) => listeners.set(event, listener),
    timeout: () => ({
      emitWithAck: (_event: string, drive: unknown) => {
        calls.push(`join ${drive === A ? 'A' : 'B'}`)
        return answerJoin(String(drive))
      },
    }),
    connect: () => calls.push('connect'),
    disconnect: () => calls.push('disconnect'),
  } satisfies PushSocket
  const happens = async (event: string, argument?: unknown) => {
    if (event === 'connect') socket.connected = true
    if (event === 'disconnect') socket.connected = false
    listeners.get(event)?.(argument as never)
    await settled()
  }
  const log: string[] = []
  const listener = (name: string) => ({
    advanced: ({ head }: { head: number }) => log.push(`${name} advanced to ${head}`),
    online: () => log.push(`${name} online`),
    offline: () => log.push(`${name} offline`),
    rights: () => log.push(`${name} rights`),
    refused: (kind: string) => log.push(`${name} refused: ${kind}`),
  })
  const pushes = createPushes(socket, {
    online: online => void log.push(online ? 'connected' : 'disconnected'),
    rights: drive => void log.push(`rights in ${drive === A ? 'A' : 'B'}`),
    noticed: () => void log.push('noticed'),
  })
  return { pushes, socket, happens, log, calls, listener }
}

const advanced = (drive: DriveId, head: number) => ({ drive, epoch: 'e', from: 0, head })

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

test('a room is joined with each connection, and each time its listeners are told', async () => {
  const { pushes, happens, log, calls, listener } = setUp()
  pushes.subscribe(A, listener('a'))
  await happens('connect')
  await happens('disconnect', 'transport close')
  await happens('connect')
  expect(calls).toEqual(['connect', 'join A', 'join A'])
  expect(log).toEqual(['connected', 'a online', 'disconnected', 'a offline', 'connected', 'a online'])
})

test('who comes later to a joined room is online at once, and a new room is joined', async () => {
  const { pushes, happens, log, calls, listener } = setUp()
  pushes.subscribe(A, listener('a'))
  await happens('connect')
  pushes.subscribe(A, listener('a2'))
  pushes.subscribe(B, listener('b'))
  await settled()
  expect(calls).toEqual(['connect', 'join A', 'join B'])
  expect(log).toEqual(['connected', 'a online', 'a2 online', 'b online'])
})

test('a push goes to the listeners of its drive, until they stop', async () => {
  const { pushes, happens, log, listener } = setUp()
  const stop = pushes.subscribe(A, listener('a'))
  pushes.subscribe(B, listener('b'))
  await happens('connect')
  log.length = 0
  await happens('advanced', advanced(A, 5))
  stop()
  await happens('advanced', advanced(A, 6))
  await happens('advanced', advanced(B, 7))
  expect(log).toEqual(['a advanced to 5', 'b advanced to 7'])
})

test('a push that cannot be understood may have been news', async () => {
  const { pushes, happens, log, listener } = setUp()
  pushes.subscribe(A, listener('a'))
  await happens('connect')
  await happens('advanced', { nonsense: true })
  expect(log).toEqual(['connected', 'a online', 'a online'])
})

test('a drive that may not be heard is refused, the others go on', async () => {
  const { pushes, happens, log, listener } = setUp(async drive => (drive === A ? { error: 'not-found' } : { ok: true }))
  pushes.subscribe(A, listener('a'))
  pushes.subscribe(B, listener('b'))
  await happens('connect')
  expect(log).toEqual(['connected', 'a refused: not-found', 'b online'])
})

test('a refused device stays away, also when it is asked to come back', async () => {
  const { pushes, happens, log, calls, listener } = setUp()
  pushes.subscribe(A, listener('a'))
  await happens('connect')
  await happens('refused', { error: 'device-revoked' })
  await happens('disconnect', 'io server disconnect')
  vi.advanceTimersByTime(60_000)
  pushes.nudge()
  expect(calls).toEqual(['connect', 'join A'])
  expect(log).toContain('a refused: device-revoked')
})

test('whoever signed in again is heard of again, when asked to come back', async () => {
  const { pushes, happens, calls, listener } = setUp()
  pushes.subscribe(A, listener('a'))
  await happens('connect')
  await happens('refused', { error: 'signed-out' })
  await happens('disconnect', 'io server disconnect')
  vi.advanceTimersByTime(60_000)
  const before = calls.length
  pushes.nudge()
  expect(calls.slice(before)).toContain('connect')
})

test('a refused handshake is told to all', async () => {
  const { pushes, happens, log, listener } = setUp()
  pushes.subscribe(A, listener('a'))
  await happens('connect_error', Object.assign(new Error('signed-out'), { data: { error: 'signed-out' } }))
  expect(log).toEqual(['a refused: signed-out'])
})

test('a server that closed the connection, or failed for a moment, is asked again', async () => {
  const { pushes, happens, calls, listener } = setUp()
  pushes.subscribe(A, listener('a'))
  await happens('connect')
  await happens('disconnect', 'io server disconnect')
  vi.advanceTimersByTime(3_000)
  expect(calls).toEqual(['connect', 'join A', 'disconnect', 'connect'])
  await happens('connect_error', Object.assign(new Error('internal'), { data: { error: 'internal' } }))
  vi.advanceTimersByTime(3_000)
  expect(calls.slice(4)).toEqual(['disconnect', 'connect'])
})

test('an unanswered join begins again, and an answer to an earlier connection says nothing', async () => {
  let answer = (_: unknown) => {}
  const { pushes, happens, log, calls, listener } = setUp(
    () =>
      new Promise(resolve => {
        answer = resolve
      }),
  )
  pushes.subscribe(A, listener('a'))
  await happens('connect')
  const late = answer
  await happens('disconnect', 'transport close')
  await happens('connect')
  late({ ok: true })
  await settled()
  expect(log).toEqual(['connected', 'disconnected', 'a offline', 'connected'])
  answer(undefined)
  await settled()
  vi.advanceTimersByTime(3_000)
  expect(calls.slice(-2)).toEqual(['disconnect', 'connect'])
})

test('a nudge connects at once what waits for its next attempt', async () => {
  const { pushes, happens, calls } = setUp()
  pushes.nudge()
  await happens('connect')
  pushes.nudge()
  expect(calls).toEqual(['connect', 'disconnect', 'connect'])
})

test('a right that was taken ends one drive alone; when it comes back the drive is heard again', async () => {
  const { pushes, happens, log, calls, listener } = setUp()
  pushes.subscribe(A, listener('a'))
  pushes.subscribe(B, listener('b'))
  await happens('connect')
  log.length = 0
  await happens('refused-drive', { drive: A })
  await happens('advanced', advanced(B, 2))
  expect(log).toEqual(['a refused: not-found', 'rights in A', 'b advanced to 2'])
  log.length = 0
  await happens('rights', { drive: A, role: 'viewer' })
  expect(calls).toEqual(['connect', 'join A', 'join B', 'join A'])
  expect(log).toEqual(['a rights', 'rights in A', 'a online'])
})

test('that there is something new to be told is passed on', async () => {
  const { happens, log } = setUp()
  await happens('connect')
  log.length = 0
  await happens('noticed')
  expect(log).toEqual(['noticed'])
})

test('another role of a drive that is heard is told, also when nobody here heard of the drive before', async () => {
  const { pushes, happens, log, calls, listener } = setUp()
  pushes.subscribe(A, listener('a'))
  await happens('connect')
  log.length = 0
  await happens('rights', { drive: A, role: 'viewer' })
  await happens('rights', { drive: B, role: 'editor' })
  expect(log).toEqual(['a rights', 'rights in A', 'rights in B'])
  expect(calls).toEqual(['connect', 'join A'])
})
