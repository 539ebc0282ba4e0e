import { expect, test } from 'vitest'
import type { NodeId } from '../ids'
import { Waiting } from './waiting'

const FILE = 'f' as NodeId

test('what failed is tried again later and later, at most every five minutes', () => {
  const waiting = new Waiting()
  const delays: number[] = []
  for (let i = 0; i < 12; i++) {
    waiting.fail(FILE, 'in-use', 'send', 0)
    delays.push(waiting.nextRetry(0) as number)
  }
  expect(delays.slice(0, 4)).toEqual([500, 1000, 2000, 4000])
  expect(delays.at(-1)).toBe(300_000)
})

test('one thing that failed holds up no other, and each has its own time', () => {
  const waiting = new Waiting()
  waiting.fail(FILE, 'bad-name', 'place', 0)
  waiting.fail(FILE, 'in-use', 'send', 0)
  waiting.fail(FILE, 'in-use', 'send', 500)
  expect(waiting.isHeld(FILE, 'place', 1_000_000)).toBe(true)
  expect(waiting.isHeld(FILE, 'send', 1499)).toBe(true)
  expect(waiting.isHeld(FILE, 'send', 1500)).toBe(false)
  expect(waiting.isHeld(FILE, 'receive', 0)).toBe(false)
})

test('the newest reason is the one that is shown, and clearing forgets them all', () => {
  const waiting = new Waiting()
  waiting.fail(FILE, 'blocked', 'send', 0)
  waiting.fail(FILE, 'in-use', 'place', 0)
  waiting.fail(FILE, 'blocked', 'send', 0)
  expect([...waiting.entries()].map(([id, { why }]) => [id, why])).toEqual([[FILE, 'blocked']])
  waiting.clear(FILE)
  expect([...waiting.entries()]).toEqual([])
  expect(waiting.isHeld(FILE, 'place', 0)).toBe(false)
})
