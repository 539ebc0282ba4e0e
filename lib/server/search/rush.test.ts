import { expect, test } from 'vitest'
import { Rush } from './rush'

function noted(changes: number, ...times: number[]): Rush {
  const rush = new Rush()
  for (const time of times) rush.note(time, changes)
  return rush
}

test('what people do by hand is worked on at once', () => {
  expect(noted(0).left(0)).toBe(0)
  expect(noted(1, ...Array.from({ length: 100 }, (_, i) => i * 90)).left(9000)).toBe(0)
})

test('after very much it waits until that is over', () => {
  const rush = noted(100, 0, 1000, 2000)
  expect(rush.left(3000)).toBe(8000)
  rush.note(3500, 1)
  expect(rush.left(4000)).toBe(7000)
  expect(rush.left(11_000)).toBe(0)
})

test('much now and then is no rush', () => {
  expect(noted(150, 0, 10_000, 20_000).left(20_000)).toBe(0)
})

test('what goes on and on is worked on once in five minutes', () => {
  const rush = new Rush()
  const worked: number[] = []
  for (let now = 0; now <= 900_000; now += 500) {
    rush.note(now, 250)
    if (rush.left(now) === 0) worked.push(now)
  }
  expect(worked).toEqual([300_000, 600_500])
})
