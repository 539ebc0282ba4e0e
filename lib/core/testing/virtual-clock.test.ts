import { expect, test } from 'vitest'
import { skewed, VirtualClock } from './virtual-clock'

test('timers run in the order of their time, then of their asking, and time stands still between', async () => {
  const clock = new VirtualClock(1000)
  const seen: string[] = []
  clock.after(50, () => seen.push(`second at ${clock.now()}`))
  clock.after(10, () => seen.push(`first at ${clock.now()}`))
  clock.after(50, () => seen.push(`third at ${clock.now()}`))
  clock.after(51, () => seen.push('too late'))
  await clock.advance(50)
  expect(seen).toEqual(['first at 1010', 'second at 1050', 'third at 1050'])
})

test('everything that can happen without a timer happens before the next one', async () => {
  const clock = new VirtualClock()
  const seen: string[] = []
  const work = async () => {
    for (let i = 0; i < 100; i++) await Promise.resolve()
    seen.push('work')
  }
  clock.after(1, () => void work())
  clock.after(1, () => seen.push('timer'))
  await clock.advance(1)
  expect(seen).toEqual(['work', 'timer'])
})

test('a cancelled timer does not run', async () => {
  const clock = new VirtualClock()
  const cancel = clock.after(5, () => expect.unreachable())
  cancel()
  await clock.advance(10)
  expect(clock.nextAt()).toBeUndefined()
})

test('what a timer asks for is done in the same run', async () => {
  const clock = new VirtualClock(0)
  const ticks: number[] = []
  const tick = () => {
    ticks.push(clock.now())
    clock.after(10, tick)
  }
  clock.after(10, tick)
  await clock.advance(35)
  expect(ticks).toEqual([10, 20, 30])
})

test('many timers come in order', async () => {
  const clock = new VirtualClock(0)
  const times = Array.from({ length: 500 }, (_, i) => (i * 7919) % 503)
  const seen: number[] = []
  for (const time of times) clock.after(time, () => seen.push(time))
  await clock.advance(1000)
  expect(seen).toEqual([...times].sort((a, b) => a - b))
})

test('a skewed clock shows another time and keeps the same pace', async () => {
  const clock = new VirtualClock(1000)
  const device = skewed(clock, () => -300)
  let rang = 0
  device.after(20, () => {
    rang = device.now()
  })
  await clock.advance(20)
  expect([device.now(), rang]).toEqual([720, 720])
})
