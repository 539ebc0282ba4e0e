/** Property tests that try the same cases in every run: a failure is there for everybody, and does not go away by itself. */
import * as fc from 'fast-check'

const SEED = 20_260_301

/** Throws with the smallest case found that breaks the property. */
export function holds<Case>(property: fc.IProperty<Case>, runs = 200): void {
  void fc.assert(property, { seed: SEED, numRuns: runs })
}

/** Rejects with the smallest case found that breaks the property. */
export async function holdsInTime<Case>(property: fc.IAsyncProperty<Case>, runs = 50): Promise<void> {
  await fc.assert(property, { seed: SEED, numRuns: runs })
}
