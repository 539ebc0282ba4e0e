import { expect, test } from 'vitest'
import { PLANTED_BUGS, type PlantedBug } from './planted-bugs'
import { simulate } from './world/simulate'

/** Seeds in which each must show. */
const SEEDS = 2000

test.each(PLANTED_BUGS)('the simulation catches a device or server that $name', async bug => {
  expect(await firstCatch(bug)).toBeDefined()
})

/** The first seed that breaks a law with the bug and none without. */
async function firstCatch(bug: PlantedBug): Promise<number | undefined> {
  for (let seed = 1; seed <= SEEDS; seed++) {
    const isCaught = (await simulate(seed, bug)).length > 0 && (await simulate(seed)).length === 0
    if (isCaught) return seed
  }
  return undefined
}
