/** How often a password may be tried, by a clock of its own. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Fault } from '../fault'
import { createUnlockLimits, type UnlockLimits } from './unlock-limits'

const MINUTE_MS = 60_000
let limits: UnlockLimits

beforeEach(() => {
  vi.useFakeTimers()
  limits = createUnlockLimits()
})
afterEach(() => void vi.useRealTimers())

const may = (address = '192.0.2.1', link = 'link') =>
  limits.count(link, address).then(
    () => true,
    () => false,
  )

/** How many of so many tries are let through, at once. */
async function through(tries: number, address?: string): Promise<number> {
  return (await Promise.all(Array.from({ length: tries }, () => may(address)))).filter(Boolean).length
}

/** All that are free for all together, by as many addresses as it takes. */
async function useUp(count = 100): Promise<void> {
  for (let i = 0, used = 0; used < count; i++) used += await through(Math.min(5, count - used), `10.0.${i >> 8}.${i & 255}`)
}

test('five tries, then a wait that doubles each time, up to an hour', async () => {
  for (const minutes of [1, 2, 4, 8, 16, 32, 60, 60]) {
    expect(await through(30)).toBe(5)
    vi.advanceTimersByTime(minutes * MINUTE_MS - 1000)
    expect(await may()).toBe(false)
    vi.advanceTimersByTime(1000)
  }
})

test('who is refused hears how long it is, also in the middle of a wait and of the hour of all', async () => {
  const refusal = (address: string) => limits.count('link', address).catch((error: Fault) => error.againMs)
  await through(5)
  expect(await refusal('192.0.2.1')).toBe(MINUTE_MS)
  vi.advanceTimersByTime(20_000)
  expect(await refusal('192.0.2.1')).toBe(40_000)
  await useUp(95)
  expect(await refusal('198.51.100.1')).toBeUndefined()
  expect(await refusal('198.51.100.2')).toBeLessThanOrEqual(4000)
})

test('another address and another link have tries of their own', async () => {
  expect(await through(6)).toBe(5)
  expect(await may('192.0.2.2')).toBe(true)
  expect(await may('192.0.2.1', 'other')).toBe(true)
})

test('21 after a hundred from all addresses together there is one every few seconds, and nobody is kept out for long', async () => {
  await useUp()
  let tried = 0
  for (let seconds = 0; seconds < 60; seconds++) {
    for (let i = 0; i < 3; i++) if (await may(`198.51.${seconds}.${i}`)) tried++
    vi.advanceTimersByTime(1000)
  }
  expect(tried).toBeGreaterThan(10)
  expect(tried).toBeLessThan(25)
  vi.advanceTimersByTime(4000)
  expect(await may('203.0.113.1')).toBe(true)
})

test('21 whoever has to wait for others has not tried yet', async () => {
  await useUp()
  await may('198.51.100.1')
  for (let i = 0; i < 20; i++) expect(await may('203.0.113.1')).toBe(false)
  vi.advanceTimersByTime(4000)
  expect(await may('203.0.113.1')).toBe(true)
})

test('who knew it does not make others wait', async () => {
  for (let i = 0; i < 200; i++) {
    expect(await may(`10.0.0.${i}`)).toBe(true)
    await limits.forgive('link', `10.0.0.${i}`)
  }
})

test('the addresses of one network of IPv6 are one', async () => {
  expect(await through(5, '2001:db8:1:2::1')).toBe(5)
  expect(await may('2001:db8:1:2:ffff::2')).toBe(false)
  expect(await may('2001:db8:1:3::1')).toBe(true)
  expect(await through(6, '::ffff:192.0.2.9')).toBe(5)
  expect(await may('::ffff:192.0.2.10')).toBe(true)
})

test('who knew the password begins anew', async () => {
  expect(await through(4)).toBe(4)
  await limits.forgive('link', '192.0.2.1')
  expect(await through(6)).toBe(5)
})
