import { expect, test } from 'vitest'
import type { WatchHint } from '../../core/ports'
import { VirtualClock } from '../../core/testing/virtual-clock'
import type { FolderObserver, ObserverRecord } from './platform'
import { watchFolder } from './watch'

type Callback = (records: readonly ObserverRecord[]) => void

/** An observer in the test's hands. */
function setUp(observe: (times: number) => Promise<void> = async () => {}) {
  const clock = new VirtualClock()
  const observers: { callback: Callback; open: boolean }[] = []
  class Observer implements FolderObserver {
    private readonly self: { callback: Callback; open: boolean }
    constructor(callback: Callback) {
      this.self = { callback, open: true }
      observers.push(this.self)
    }
    observe(): Promise<void> {
      return observe(observers.length)
    }
    disconnect(): void {
      this.self.open = false
    }
  }
  const batches: (readonly WatchHint[])[] = []
  const start = () => watchFolder(Observer, {} as FileSystemDirectoryHandle, clock, hints => batches.push(hints))
  const tell = (...records: ObserverRecord[]) => observers[observers.length - 1]?.callback(records)
  return { clock, observers, batches, start, tell }
}

const record = (type: ObserverRecord['type'], path: string, from?: string): ObserverRecord => ({
  type,
  relativePathComponents: path.split('/'),
  relativePathMovedFrom: from?.split('/') ?? null,
})

test('records of a moment are one batch of hints, each path once', async () => {
  const { clock, batches, start, tell } = setUp()
  await start()
  tell(record('appeared', 'a.txt'), record('modified', 'a.txt'))
  tell(record('moved', 'sub/c.txt', 'b.txt'), record('disappeared', 'd.txt'), record('modified', 'a.txt'))
  expect(batches).toEqual([])
  await clock.advance(50)
  expect(batches).toEqual([
    [
      { kind: 'changed', path: ['a.txt'] },
      { kind: 'moved', from: ['b.txt'], to: ['sub', 'c.txt'] },
      { kind: 'changed', path: ['d.txt'] },
    ],
  ])
})

test('where events were missed nothing else is worth telling', async () => {
  const { clock, batches, start, tell } = setUp()
  await start()
  tell(record('appeared', 'a.txt'), record('unknown', ''))
  await clock.advance(50)
  expect(batches).toEqual([[{ kind: 'unknown' }]])
})

test('an observation that ended begins again, later each time, and what was missed is told', async () => {
  const { clock, observers, batches, start, tell } = setUp(async times => {
    if (times === 2) throw new DOMException('', 'NotFoundError')
  })
  await start()
  tell(record('errored', ''))
  await clock.advance(50)
  expect(batches).toEqual([[{ kind: 'unknown' }]])
  await clock.advance(1000)
  expect(observers.length).toBe(2)
  await clock.advance(1900)
  expect(observers.length).toBe(2)
  await clock.advance(200)
  expect(observers.map(({ open }) => open)).toEqual([false, false, true])
  expect(batches).toEqual([[{ kind: 'unknown' }], [{ kind: 'unknown' }]])
})

test('nothing is told after the end', async () => {
  const { clock, observers, batches, start, tell } = setUp()
  const stop = await start()
  tell(record('appeared', 'a.txt'))
  stop?.()
  tell(record('appeared', 'b.txt'))
  await clock.advance(100_000)
  expect(batches).toEqual([])
  expect(observers.map(({ open }) => open)).toEqual([false])
})

test('a platform that cannot watch, or refuses to, says so', async () => {
  expect(await watchFolder(undefined, {} as FileSystemDirectoryHandle, new VirtualClock(), () => {})).toBeUndefined()
  const refusing = setUp(async () => {
    throw new DOMException('', 'NotSupportedError')
  })
  expect(await refusing.start()).toBeUndefined()
})
