import { expect, test } from 'vitest'
import { drawHistory } from './history'
import { replay, simulate } from './simulate'

const SEEDS = 100

test(`${SEEDS} histories break no law`, async () => {
  const broken: string[] = []
  for (let seed = 1; seed <= SEEDS; seed++) broken.push(...(await simulate(seed)).map(violation => `seed ${seed}: ${violation}`))
  expect(broken).toEqual([])
}, 120_000)

test('one seed is one history, bit for bit', async () => {
  for (const seed of [3, 17, 42]) {
    const [one, two] = [await replay(seed), await replay(seed)]
    expect(one.trace.length).toBeGreaterThan(10)
    expect(two.trace).toEqual(one.trace)
  }
})

test('a step left out changes nothing in the others', () => {
  const { steps } = drawHistory(7)
  expect(drawHistory(7).steps).toEqual(steps)
  expect(new Set(steps.map(({ dice }) => dice)).size).toBe(steps.length)
})
