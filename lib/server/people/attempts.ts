/** How often one address may try something that costs the server work or could be guessed. Counts live in this process. */
import { Fault } from '../fault'

export interface Attempts {
  /** Throws `rate-limited`. `now`: milliseconds since 1970. */
  count(address: string, now: number): void
}

/** Older counts are forgotten when there are this many. */
const MAX_ADDRESSES = 10_000

export function createAttempts(most: number, windowMs: number): Attempts {
  let counts = new Map<string, number>()
  let began = 0
  return {
    count(address, now) {
      if (now - began >= windowMs || counts.size >= MAX_ADDRESSES) {
        counts = new Map()
        began = now
      }
      const count = (counts.get(address) ?? 0) + 1
      counts.set(address, count)
      if (count > most) throw new Fault('rate-limited')
    },
  }
}
