import { expect, test } from 'vitest'
import { fuzz } from './fuzz'

test('five seconds of hostile requests and archives find nothing', async () => {
  const { rounds, found } = await fuzz(1, 5)
  expect(found).toEqual([])
  expect(rounds).toBeGreaterThan(20)
})
