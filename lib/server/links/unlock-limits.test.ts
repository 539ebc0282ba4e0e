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
  for (let i = 2; i < 21; i++) await through(5, `192.0.2.${i}`)
  expect(await refusal('198.51.100.1')).toBe(60 * MINUTE_MS - 20_000)
})

test('another address and another link have tries of their own', async () => {
  expect(await through(6)).toBe(5)
  expect(await may('192.0.2.2')).toBe(true)
  expect(await may('192.0.2.1', 'other')).toBe(true)
})

test('all addresses together have a hundred an hour', async () => {
  for (let i = 0; i < 20; i++) expect(await through(5, `192.0.2.${i}`)).toBe(5)
  expect(await may('198.51.100.1')).toBe(false)
  vi.advanceTimersByTime(60 * MINUTE_MS)
  expect(await may('198.51.100.1')).toBe(true)
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
