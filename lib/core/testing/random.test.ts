import { describe, expect, test } from 'vitest'
import { isClientId } from '../ids'
import { Random } from './random'

describe('seeded randomness', () => {
  test('is the same sequence for the same seed, on every machine', () => {
    const random = new Random(42)
    expect([random.bits(), random.bits(), random.bits()]).toEqual([2_948_790_845, 1_188_937_430, 1_185_665_767])
  })

  test('differs from seed to seed', () => {
    const firsts = new Set(Array.from({ length: 1000 }, (_, seed) => new Random(seed).bits()))
    expect(firsts.size).toBe(1000)
  })

  test('stays within its bounds and reaches both', () => {
    const random = new Random(1)
    const drawn = new Set(Array.from({ length: 200 }, () => random.between(3, 6)))
    expect([...drawn].sort()).toEqual([3, 4, 5, 6])
  })

  test('makes ids that the protocol takes', () => {
    const random = new Random(7)
    for (let i = 0; i < 100; i++) expect(isClientId(random.id())).toBe(true)
  })

  test('draws from a fork without moving the rest', () => {
    const [one, two] = [new Random(5), new Random(5)]
    const fork = one.fork('network')
    fork.bits()
    expect(one.bits()).toBe(two.bits())
    expect(new Random(5).fork('network').bits()).not.toBe(new Random(5).fork('disk').bits())
  })

  test('picks by weight, and never what weighs nothing', () => {
    const random = new Random(9)
    const picks = Array.from({ length: 1000 }, () => random.weighted({ often: 9, seldom: 1, never: 0 }))
    expect(picks.filter(pick => pick === 'often').length).toBeGreaterThan(800)
    expect(picks).not.toContain('never')
  })
})
