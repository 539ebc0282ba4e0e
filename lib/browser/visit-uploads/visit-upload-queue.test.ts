import { expect, test } from 'vitest'
import type { NodeId } from '../../core/ids'
import { VirtualClock } from '../../core/testing/virtual-clock'
import { fakeDrop, fakeFile } from '../uploads/testing/fake-files'
import type { FileSender, SendOutcome } from './file-sender'
import type { VisitPlace } from './visit-upload'
import { VisitUploadQueue } from './visit-upload-queue'

const TO = 'folder'.padEnd(22, 'x') as NodeId

interface Sending {
  readonly place: VisitPlace
  readonly reached: (bytes: number) => void
  readonly end: (outcome: SendOutcome) => void
}

/** A server that answers when it is told to. */
class FakeSender implements FileSender {
  readonly open = new Map<string, Sending>()
  readonly discarded: string[] = []
  readonly made: string[] = []
  /** To whoever wants a folder made. */
  answer: SendOutcome = { kind: 'done' }
  begun = 0

  send(_: File, place: VisitPlace, reached: (bytes: number) => void, signal: AbortSignal): Promise<SendOutcome> {
    this.begun++
    return new Promise(resolve => {
      const end = (outcome: SendOutcome) => {
        this.open.delete(place.name)
        resolve(outcome)
      }
      this.open.set(place.name, { place, reached, end })
      signal.addEventListener('abort', () => end({ kind: 'stopped' }))
    })
  }

  makeFolder(place: VisitPlace): Promise<SendOutcome> {
    this.made.push([...place.folders, place.name].join('/'))
    return Promise.resolve(this.answer)
  }

  async discard(_: File, { name }: VisitPlace): Promise<void> {
    this.discarded.push(name)
  }
}

function world() {
  const clock = new VirtualClock()
  const sender = new FakeSender()
  const faults: unknown[] = []
  const told: number[] = []
  let ids = 0
  const parts = {
    sender,
    clock,
    newId: () => `${ids++}`,
    done: () => told.push(clock.now()),
    fault: (error: unknown) => faults.push(error),
  }
  const uploads = new VisitUploadQueue(parts)
  const rest = async (ms = 500) => {
    for (let i = 0; i < 3; i++) {
      for (let turn = 0; turn < 20; turn++) await new Promise(resolve => setImmediate(resolve))
      await clock.advance(ms)
    }
  }
  const end = async (name: string, outcome: SendOutcome) => {
    sender.open.get(name)?.end(outcome)
    await rest()
  }
  const states = () => Object.fromEntries(uploads.snapshot().items.map(({ name, state }) => [name, state.kind]))
  const idOf = (name: string) => uploads.snapshot().items.find(item => item.name === name)?.id ?? ''
  return { clock, sender, faults, told, uploads, rest, end, states, idOf }
}

const files = (...names: string[]) => names.map(name => fakeFile(name, 'four'))

test('three at once, each with its place, until all are done', async () => {
  const { sender, uploads, rest, end, states, told } = world()
  uploads.addFiles([fakeFile('trip/day/a.txt', 'four'), ...files('b.txt', 'c.txt', 'd.txt')], TO)
  await rest()
  expect([...sender.open.keys()]).toEqual(['a.txt', 'b.txt', 'c.txt'])
  expect(sender.open.get('a.txt')?.place).toEqual({ to: TO, folders: ['trip', 'day'], name: 'a.txt' })
  sender.open.get('b.txt')?.reached(3)
  await rest()
  expect(uploads.snapshot()).toMatchObject({ bytes: { total: 16, sent: 3 }, files: { total: 4, done: 0 }, busy: true })
  for (const name of ['a.txt', 'b.txt', 'c.txt', 'd.txt']) await end(name, { kind: 'done' })
  expect(new Set(Object.values(states()))).toEqual(new Set(['done']))
  expect(uploads.snapshot()).toMatchObject({ bytes: { total: 16, sent: 16 }, files: { total: 4, done: 4, failed: 0 }, busy: false })
  expect(told.length).toBeGreaterThan(0)
})

test('dropped folders keep their structure', async () => {
  const { sender, uploads, rest } = world()
  uploads.addDropped(fakeDrop({ top: { deep: { 'a.txt': 'a' }, 'b.txt': 'b', '.DS_Store': 'x' } }, { handles: true }), undefined)
  await rest()
  expect([...sender.open.values()].map(({ place }) => place)).toEqual([
    { to: undefined, folders: ['top', 'deep'], name: 'a.txt' },
    { to: undefined, folders: ['top'], name: 'b.txt' },
  ])
})

test('names that no drive takes are not sent', async () => {
  const { sender, uploads, rest } = world()
  uploads.addFiles(files('a:b.txt', 'con', 'fine.txt'), TO)
  await rest()
  expect([...sender.open.keys()]).toEqual(['fine.txt'])
  expect(uploads.snapshot().items[0]?.state).toEqual({ kind: 'failed', why: { kind: 'bad-name', why: 'character' } })
  uploads.retry()
  await rest()
  expect(sender.begun).toBe(1)
})

test('paused and gone on with, one and all', async () => {
  const { sender, uploads, rest, states, idOf } = world()
  uploads.addFiles(files('a', 'b'), TO)
  await rest()
  uploads.pause(idOf('a'))
  await rest()
  expect(states()).toEqual({ a: 'paused', b: 'sending' })
  uploads.pause()
  uploads.addFiles(files('c'), TO)
  await rest()
  expect(states()).toEqual({ a: 'paused', b: 'paused', c: 'paused' })
  expect(sender.open.size).toBe(0)
  uploads.resume()
  await rest()
  expect(states()).toEqual({ a: 'sending', b: 'sending', c: 'sending' })
})

test('what is cancelled goes at the server too, when it may know of it', async () => {
  const { sender, uploads, rest } = world()
  uploads.addFiles(files('a', 'b', 'c', 'd'), TO)
  await rest()
  uploads.cancel()
  await rest()
  expect(uploads.snapshot().items).toEqual([])
  expect(sender.discarded.sort()).toEqual(['a', 'b', 'c'])
})

test('without a network all wait, and are tried again by themselves', async () => {
  const { sender, uploads, rest, end, states, clock } = world()
  uploads.addFiles(files('a', 'b'), TO)
  await rest()
  await end('a', { kind: 'hold', why: 'offline' })
  expect(uploads.snapshot().held).toMatchObject({ why: 'offline' })
  expect(uploads.snapshot().held?.retryAt).toBeGreaterThan(clock.now() - 3000)
  await end('b', { kind: 'done' })
  await clock.advance(5000)
  await rest()
  expect([...sender.open.keys()]).toEqual(['a'])
  await end('a', { kind: 'done' })
  expect(states()).toEqual({ a: 'done', b: 'done' })
})

test('a link that wants its password waits for the visitor', async () => {
  const { sender, uploads, rest, end, clock } = world()
  uploads.addFiles(files('a'), TO)
  await rest()
  await end('a', { kind: 'hold', why: 'link-locked' })
  await clock.advance(600_000)
  await rest()
  expect(uploads.snapshot().held).toEqual({ why: 'link-locked', retryAt: undefined })
  uploads.nudge()
  await rest()
  expect([...sender.open.keys()]).toEqual(['a'])
})

test('one that fails stops no other, and is tried again when asked', async () => {
  const { uploads, rest, end, states } = world()
  uploads.addFiles(files('a', 'b'), TO)
  await rest()
  await end('a', { kind: 'failed', why: { kind: 'over-quota' } })
  expect(states()).toEqual({ a: 'failed', b: 'sending' })
  expect(uploads.snapshot()).toMatchObject({ files: { total: 2, failed: 1 }, bytes: { total: 4 } })
  uploads.retry()
  await rest()
  expect(states()).toEqual({ a: 'sending', b: 'sending' })
  await end('a', { kind: 'done' })
  uploads.clear()
  await rest()
  expect(states()).toEqual({ b: 'sending' })
})

test('what changes nothing is not tried for ever', async () => {
  const { uploads, rest, end, states } = world()
  uploads.addFiles(files('a'), TO)
  await rest()
  for (let i = 0; i < 5; i++) await end('a', { kind: 'again' })
  expect(states()).toEqual({ a: 'failed' })
})

test.each([true, false])('folders with nothing in them are made, and no others (handles: %s)', async handles => {
  const { sender, uploads, rest, end } = world()
  uploads.addDropped(fakeDrop({ trip: { empty: { deep: {} }, full: { 'a.txt': 'a' }, '.DS_Store': 'x' }, alone: {} }, { handles }), TO)
  await rest()
  await end('a.txt', { kind: 'done' })
  expect(sender.made.sort()).toEqual(['alone', 'trip/empty/deep'])
  expect(
    uploads
      .snapshot()
      .items.map(({ name, kind, state }) => `${kind} ${name} ${state.kind}`)
      .sort(),
  ).toEqual(['file a.txt done', 'folder alone done', 'folder deep done'])
})

test('a folder that could not be made waits like a file, and is made later', async () => {
  const { sender, uploads, rest, states } = world()
  sender.answer = { kind: 'hold', why: 'offline' }
  uploads.addDropped(fakeDrop({ alone: {} }, { handles: true }), TO)
  await rest(100)
  expect(uploads.snapshot().held?.why).toBe('offline')
  sender.answer = { kind: 'done' }
  uploads.nudge()
  await rest()
  expect(states()).toEqual({ alone: 'done' })
  expect(sender.made).toEqual(['alone', 'alone'])
})
