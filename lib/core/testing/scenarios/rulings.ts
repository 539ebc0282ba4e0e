/**
 * What the data cannot say of itself: settings that a scenario speaks of, and scenarios whose result is not ours. It is
 * said of our own file's scenarios, whole as they are; one of the same id in another file is judged by what it says.
 */
import { isDeepStrictEqual } from 'node:util'
import { BRAKE_LIMITS, type BrakeLimits } from '../../safety'
import { type Expectation, OWN_SCENARIOS, readScenarios, type Scenario } from './scenario'

/** Brake limits that the person of the scenario had set. */
const LIMITS: Readonly<Record<string, BrakeLimits>> = {
  R16: { ...BRAKE_LIMITS, smallShare: 0.6 },
}

export interface Dispute {
  readonly reason: string
  /** What our rules give, and what is held against them here. */
  readonly expect: Expectation
}

export const DISPUTED: Readonly<Record<string, Dispute>> = {
  R42: {
    reason: 'No file is a marker to us, so that one of two files deleted is ordinary work; the trash keeps it.',
    expect: { tree: { a: '1' } },
  },
  T03: {
    reason: 'Edits destroy nothing, for every revision stays in history; only deletes are counted by the brake.',
    expect: { tree: { a: 'x', b: 'y', c: '3' } },
  },
}

const own = new Map(readScenarios(OWN_SCENARIOS).map(scenario => [scenario.id, scenario]))

export function limitsOf(scenario: Scenario): BrakeLimits | undefined {
  return isOwn(scenario) ? LIMITS[scenario.id] : undefined
}

export function disputeOf(scenario: Scenario): Dispute | undefined {
  return isOwn(scenario) ? DISPUTED[scenario.id] : undefined
}

function isOwn(scenario: Scenario): boolean {
  return isDeepStrictEqual(scenario, own.get(scenario.id))
}
