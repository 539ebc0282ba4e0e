import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createZipPlaces, inPlace, type ZipPlace } from './zip-places'

const refused = { kind: 'rate-limited', againMs: 30_000 }
const places = () => createZipPlaces({ ofOne: { zips: 2, entries: 100 }, ofAll: { zips: 3, entries: 150 } })

test('one link has so many at once, and all of them together', () => {
  const { take } = places()
  const [first] = [take('a'), take('a')]
  expect(() => take('a')).toThrow(expect.objectContaining(refused))
  take('b')
  expect(() => take('c')).toThrow(expect.objectContaining(refused))
  first?.release()
  take('c')
})

test('what they have in memory is counted, of one link and of all', () => {
  const { take } = places()
  const [one, other] = [take('a'), take('b')]
  one.hold(100)
  expect(() => one.hold(1)).toThrow(expect.objectContaining(refused))
  other.hold(50)
  expect(() => other.hold(1)).toThrow(expect.objectContaining(refused))
  one.release()
  other.hold(50)
})

test('a place that was given back is given back once, and holds nothing more', () => {
  const { take } = places()
  const one = take('a')
  one.hold(60)
  for (const _ of [1, 2, 3]) one.release()
  one.hold(60)
  const other = take('a')
  other.hold(100)
  take('a')
  expect(() => take('a')).toThrow()
})

async function* bytes(parts: number, broken = false) {
  for (let i = 0; i < parts; i++) yield i
  if (broken) throw new Error('broken')
}

function placeThat(release: () => void): ZipPlace {
  return { hold: () => undefined, release }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test.each([
  ['end', () => bytes(2)],
  ['break off', () => bytes(1, true)],
] as const)('the place is free when the bytes %s', async (_how, make) => {
  const release = vi.fn()
  const read = async () => {
    for await (const _ of inPlace(make(), placeThat(release))) expect(release).not.toHaveBeenCalled()
  }
  await read().catch(() => undefined)
  expect(release).toHaveBeenCalled()
  expect(vi.getTimerCount()).toBe(0)
})

test('the place is free when they are not wanted any more, also before the first', async () => {
  const release = vi.fn()
  await inPlace(bytes(2), placeThat(release))[Symbol.asyncIterator]().return?.()
  expect(release).toHaveBeenCalled()
})

test('the place is free when nobody reads on for long, and who comes back then gets no zip file that looks whole', async () => {
  const release = vi.fn()
  const iterator = inPlace(bytes(3), placeThat(release), 1000)[Symbol.asyncIterator]()
  await iterator.next()
  await vi.advanceTimersByTimeAsync(999)
  await iterator.next()
  await vi.advanceTimersByTimeAsync(999)
  expect(release).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(release).toHaveBeenCalled()
  await expect(iterator.next()).rejects.toThrow()
})
