/** One seed: its history, played, and made small when it breaks a law. */
import type { PlantedBug } from '../planted-bugs'
import { drawHistory, type History } from './history'
import { shrink } from './shrink'
import { play } from './world'

export interface Failure {
  readonly seed: number
  readonly violations: readonly string[]
  /** What is left of the history after shrinking, and its course. */
  readonly history: History
  readonly trace: readonly string[]
}

/** The broken laws of a seed; none: passed. */
export async function simulate(seed: number, bug?: PlantedBug): Promise<readonly string[]> {
  return (await play(drawHistory(seed), { bug })).violations
}

/** The smallest history found that still breaks the same law, with its trace. */
export async function explain(seed: number): Promise<Failure> {
  const history = drawHistory(seed)
  const law = lawOf((await play(history)).violations)
  if (law === undefined) return replay(seed)
  const smallest = await shrink(history, async candidate => lawOf((await play(candidate)).violations) === law)
  const { violations, trace } = await play(smallest, { trace: true })
  return { seed, violations, history: smallest, trace }
}

/** The trace of a whole seed. */
export async function replay(seed: number): Promise<Failure> {
  const history = drawHistory(seed)
  const { violations, trace } = await play(history, { trace: true })
  return { seed, violations, history, trace }
}

function lawOf(violations: readonly string[]): string | undefined {
  return violations[0]?.split(':')[0]
}
