import { expect, test } from 'vitest'
import { dayName, groupByDay } from './days'

const at = (day: number, hour: number, month = 10) => new Date(2026, month, day, hour).getTime()
const NOW = at(22, 12)
const dayOf = (time: number) => groupByDay([time], value => value)[0]?.day ?? 0

test('what happened on one day stays together, in the order given', () => {
  const times = [at(22, 9), at(22, 1), at(21, 23), at(19, 5)]
  expect(groupByDay(times, time => time).map(({ items }) => items)).toEqual([[at(22, 9), at(22, 1)], [at(21, 23)], [at(19, 5)]])
})

test.each([
  [at(22, 1), 'Today', '今天'],
  [at(21, 23), 'Yesterday', '昨天'],
  [at(19, 5), 'Thursday, November 19', '11月19日星期四'],
  [at(1, 5, -3), 'Wednesday, October 1, 2025', '2025年10月1日星期三'],
])('%d is %s', (time, en, zh) => {
  expect(dayName('en', dayOf(time), NOW)).toBe(en)
  expect(dayName('zh-CN', dayOf(time), NOW)).toBe(zh)
})
