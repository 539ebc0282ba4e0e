import { expect, test } from 'vitest'
import { Rush } from './rush'

function noted(...times: number[]): Rush {
  const rush = new Rush()
  for (const time of times) rush.note(time)
  return rush
}

test('few changes are worked on at once', () => {
  expect(noted().left(0)).toBe(0)
  expect(noted(0, 1, 2).left(2)).toBe(0)
})

test('after many in a row it waits until they are over', () => {
  const rush = noted(0, 1000, 2000, 3000)
  expect(rush.left(3000)).toBe(7000)
  rush.note(3500)
  expect(rush.left(10_000)).toBe(1000)
  expect(rush.left(11_000)).toBe(0)
})

test('changes that come now and then are no row', () => {
  expect(noted(0, 5000, 10_000, 15_000).left(15_000)).toBe(0)
})

test('what goes on and on is worked on once a minute', () => {
  const rush = new Rush()
  const worked: number[] = []
  for (let now = 0; now <= 180_000; now += 500) {
    rush.note(now)
    if (now >= 2000 && rush.left(now) === 0) worked.push(now)
  }
  expect(worked).toEqual([62_000, 122_500])
})
