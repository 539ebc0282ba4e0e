import { expect, test } from 'vitest'
import { createLimit } from './limit'

test('no more calls run at once than allowed, and all of them run, in order', async () => {
  const limit = createLimit(3)
  let running = 0
  let most = 0
  const began: number[] = []
  const call = (i: number) =>
    limit.run(async () => {
      began.push(i)
      most = Math.max(most, ++running)
      await Promise.resolve()
      running--
      return i
    })
  const numbers = Array.from({ length: 5000 }, (_, i) => i)
  expect(await Promise.all(numbers.map(call))).toEqual(numbers)
  expect(began).toEqual(numbers)
  expect(most).toBe(3)
})

test('a call that fails gives its place to the next', async () => {
  const limit = createLimit(1)
  const failing = limit.run(async () => {
    throw new Error('broken')
  })
  const after = limit.run(async () => 'done')
  await expect(failing).rejects.toThrow('broken')
  expect(await after).toBe('done')
})
