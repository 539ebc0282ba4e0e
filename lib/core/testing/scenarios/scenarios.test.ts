import { describe, expect, test } from 'vitest'
import { DISK_KINDS } from '../disk-kind'
import { DISPUTED, disputeOf, limitsOf } from './rulings'
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

test('a ruling is for our own scenario alone, and not for another of the same id', () => {
  for (const id of [...Object.keys(DISPUTED), 'R16']) {
    const own = scenarios.find(scenario => scenario.id === id)
    if (!own) throw new Error(`no ${id}`)
    expect(disputeOf(own) ?? limitsOf(own)).toBeDefined()
    const other = { ...own, local: { ...own.local, more: 'of another file' } }
    expect(disputeOf(other) ?? limitsOf(other)).toBeUndefined()
  }
})
