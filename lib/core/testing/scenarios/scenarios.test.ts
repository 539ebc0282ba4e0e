import { describe, expect, test } from 'vitest'
import { DISK_KINDS } from '../disk-kind'
import { DISPUTED } from './rulings'
import { runScenario } from './run-scenario'
import { OWN_SCENARIOS, readScenarios } from './scenario'

const scenarios = readScenarios(OWN_SCENARIOS)

describe.each(Object.values(DISK_KINDS))('on a $name disk', disk => {
  test.each(scenarios.map(scenario => [scenario.id, scenario.name, scenario] as const))('%s: %s', async (_id, _name, scenario) => {
    expect((await runScenario(scenario, disk)).failures).toEqual([])
  })
})

test('every disputed scenario is one of the file, and its own expectation is not ours', () => {
  for (const [id, dispute] of Object.entries(DISPUTED)) {
    expect(scenarios.find(scenario => scenario.id === id)?.expect).not.toEqual(dispute.expect)
  }
})
