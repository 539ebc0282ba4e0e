import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRefetcher } from './refetcher'

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => void vi.useRealTimers())

function begin(takesMs = 10) {
  let count = 0
  const refetcher = createRefetcher(() => {
    count++
    return new Promise(resolve => setTimeout(resolve, takesMs))
  })
  return { ...refetcher, count: () => count }
}

const LONG_MS = 60_000

test.each(['before', 'after'])('an edit of this page asks once, when its news comes %s its answer', async when => {
  const { advanced, editing, edited, count } = begin()
  editing()
  if (when === 'before') advanced(7)
  await vi.advanceTimersByTimeAsync(1000)
  expect(count()).toBe(0)
  edited(7)
  expect(count()).toBe(1)
  if (when === 'after') advanced(7)
  await vi.advanceTimersByTimeAsync(LONG_MS)
  expect(count()).toBe(1)
})

test('what others did later is asked for, also while an edit is answered', async () => {
  const { advanced, editing, edited, count } = begin()
  editing()
  edited(7)
  advanced(8)
  await vi.advanceTimersByTimeAsync(LONG_MS)
  expect(count()).toBe(2)
})

test('what others did is not kept waiting by an edit that takes long', async () => {
  const { advanced, editing, count } = begin()
  editing()
  advanced(3)
  await vi.advanceTimersByTimeAsync(LONG_MS)
  expect(count()).toBe(1)
})

test('many changes are followed by few requests, and the last one is seen', async () => {
  const { advanced, count } = begin()
  for (let head = 1; head <= 100; head++) {
    advanced(head)
    await vi.advanceTimersByTimeAsync(100)
  }
  await vi.advanceTimersByTimeAsync(LONG_MS)
  expect(count()).toBeGreaterThan(1)
  expect(count()).toBeLessThan(10)
  const before = count()
  advanced()
  await vi.advanceTimersByTimeAsync(LONG_MS)
  expect(count()).toBe(before + 1)
})

test('nothing is asked once it has ended', async () => {
  const { advanced, stop, count } = begin()
  advanced(1)
  stop()
  await vi.advanceTimersByTimeAsync(LONG_MS)
  expect(count()).toBe(0)
})
