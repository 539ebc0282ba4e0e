import { expect, test } from 'vitest'
import { dayOf, endOfDay, lastDay } from './expiry'

const NOON = new Date(2026, 2, 1, 12).getTime()

test('a day lasts to its last moment, and is read back as the same day', () => {
  const end = endOfDay('2026-03-01', NOON) ?? 0
  expect(new Date(end).toString()).toBe(new Date(2026, 2, 1, 23, 59, 59).toString())
  expect(dayOf(end)).toBe('2026-03-01')
})

test.each(['2026-02-28', '', '2026-3-1', 'tomorrow'])('“%s” is no day for a link to end', day => {
  expect(endOfDay(day, NOON)).toBeUndefined()
})

test('the last day allowed is counted from today', () => {
  expect(lastDay(null, NOON)).toBeUndefined()
  expect(lastDay(3, NOON)).toBe('2026-03-04')
})
