/** What the data cannot say of itself: settings that a scenario speaks of, and scenarios whose result is not ours. */
import { BRAKE_LIMITS, type BrakeLimits } from '../../safety'
import type { Expectation } from './scenario'

/** Brake limits that the person of the scenario had set. */
export const LIMITS: Readonly<Record<string, BrakeLimits>> = {
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
