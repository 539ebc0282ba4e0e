import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createAttempts, createGrowingAttempts, networkOf } from './attempts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const refused = { kind: 'rate-limited' }
const times = (count: number, run: () => Promise<unknown>) => Promise.allSettled(Array.from({ length: count }, run))
const passed = (results: readonly PromiseSettledResult<unknown>[]) => results.filter(({ status }) => status === 'fulfilled').length

describe('so many in a window', () => {
  test('and no more, until it is over', async () => {
    const attempts = createAttempts(3, 60_000)
    expect(passed(await times(5, () => attempts.count('a')))).toBe(3)
    await expect(attempts.count('a')).rejects.toMatchObject(refused)
    await attempts.count('b')
    vi.advanceTimersByTime(60_001)
    await attempts.count('a')
  })

  test('says when the next one is possible', async () => {
    const attempts = createAttempts(1, 60_000)
    await attempts.count('a')
    vi.advanceTimersByTime(20_000)
    await expect(attempts.count('a')).rejects.toMatchObject({ ...refused, againMs: 40_000 })
  })
})

describe('a growing delay', () => {
  const attempts = () => createGrowingAttempts({ free: 3, longestMs: 60_000, forgetMs: 3_600_000 })

  test('lets those through that are free, and of many at once only one more', async () => {
    const growing = attempts()
    expect(passed(await times(100, () => growing.count('a')))).toBe(4)
  })

  test('doubles until the longest', async () => {
    const growing = attempts()
    await times(3, () => growing.count('a'))
    for (const delayMs of [2000, 8000, 32_000, 60_000, 60_000]) {
      await growing.count('a')
      await expect(growing.count('a')).rejects.toMatchObject({ ...refused, againMs: delayMs })
      vi.advanceTimersByTime(delayMs + 1)
    }
  })

  test('is over when the right one came', async () => {
    const growing = attempts()
    await times(10, () => growing.count('a'))
    await growing.forgive('a')
    expect(passed(await times(3, () => growing.count('a')))).toBe(3)
  })
})

test('memory does not grow with those who try', async () => {
  const attempts = createAttempts(1000, 60_000)
  for (let i = 0; i < 100_000; i++) await attempts.count(`2001:db8:${i}`)
  // One timer for each place that is taken.
  expect(vi.getTimerCount()).toBeLessThanOrEqual(2 ** 16)
})

test.each([
  ['10.1.2.3', '10.1.2.3'],
  ['::ffff:10.1.2.3', '10.1.2.3'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:1:2::6', '2001:db8:1:2'],
  ['2001:db8::6', '2001:db8:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
  ['', ''],
])('%s is of the network %s', (address, network) => expect(networkOf(address)).toBe(network))
