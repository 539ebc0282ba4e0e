import { describe, expect, test } from 'vitest'
import { formatBytes, formatClock, formatDuration, formatRelative, formatSpeed } from './format'

const NOW = new Date(2026, 10, 22, 12).getTime()
const HOUR_MS = 3_600_000

describe('sizes', () => {
  test.each([
    [0, '0 bytes', '0字节'],
    [1, '1 byte', '1字节'],
    [999, '999 bytes', '999字节'],
    [1000, '1 kB', '1 kB'],
    [999_999, '1 MB', '1 MB'],
    [1_540_000, '1.5 MB', '1.5 MB'],
    [15_400_000, '15 MB', '15 MB'],
    [2_340_000_000, '2.3 GB', '2.3 GB'],
    [7_200_000_000_000_000, '7,200 TB', '7,200 TB'],
  ])('%d bytes', (bytes, en, zh) => {
    expect(formatBytes('en', bytes)).toBe(en)
    expect(formatBytes('zh-CN', bytes).replace(/\s/g, ' ')).toBe(zh)
  })

  test('a speed names its unit of time', () => {
    expect(formatSpeed('en', 12_400_000)).toBe('12 MB/s')
  })
})

describe('time left is coarse', () => {
  test.each([
    [1, '5 seconds'],
    [42, '45 seconds'],
    [59, '1 minute'],
    [130, '2 minutes'],
    [5399, '90 minutes'],
    [7200, '2 hours'],
  ])('%d seconds', (seconds, text) => expect(formatDuration('en', seconds)).toBe(text))
})

describe('a moment', () => {
  test.each([
    ['less than a minute ago is told by the caller', 59_000, undefined],
    ['minutes', 3 * 60_000, '3 minutes ago'],
    ['hours', 5 * HOUR_MS, '5 hours ago'],
    ['a day', 25 * HOUR_MS, 'yesterday'],
    ['a date this year', 200 * HOUR_MS, 'Nov 14'],
    ['a date of another year', 9000 * HOUR_MS, 'Nov 12, 2025'],
    ['a clock that is ahead is not in the future', -HOUR_MS, undefined],
  ])('%s', (_what, ago, text) => expect(formatRelative('en', NOW - ago, NOW)).toBe(text))

  test('in Chinese', () => expect(formatRelative('zh-CN', NOW - 3 * 60_000, NOW)).toBe('3分钟前'))
})

test('a time of another day says which', () => {
  expect(formatClock('en', NOW - HOUR_MS, NOW).replace(/\s/g, ' ')).toBe('11:00 AM')
  expect(formatClock('en', NOW - 26 * HOUR_MS, NOW).replace(/\s/g, ' ')).toBe('Nov 21, 10:00 AM')
})
