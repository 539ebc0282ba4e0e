/**
 * How much may be asked by links: by one network, of one link, and of all links that one account made together. Far more
 * than pages ask; what is beyond waits some seconds, so that nobody who asks too much keeps others out for long.
 */
import { createAttempts, networkOf } from '../people/attempts'
import type { OpenLink } from './open-link'

/** What a request takes of it: about what it costs the server. */
export const COST = { look: 1, list: 5, begin: 5, open: 10, zip: 20 } as const
export type Cost = (typeof COST)[keyof typeof COST]

const MINUTE_MS = 60_000
const SHORT_MS = 10_000
/** Two hundred people behind one address open a folder of pictures in the same minute. */
const OF_A_NETWORK = 20_000
const OF_A_LINK = 10_000
const OF_AN_ACCOUNT = 20_000

export interface LinkLimits {
  /** Before the link is looked up, also for one that is not there. Throws `rate-limited`. */
  asked(address: string, cost: Cost): Promise<void>
  /** Of a link that opens. Throws `rate-limited`. */
  askedOf(link: OpenLink, cost: Cost): Promise<void>
}

export function createLinkLimits(): LinkLimits {
  const networks = createAttempts(OF_A_NETWORK, MINUTE_MS)
  const links = createAttempts(OF_A_LINK, SHORT_MS)
  const accounts = createAttempts(OF_AN_ACCOUNT, SHORT_MS)
  return {
    asked: (address, cost) => networks.count(networkOf(address), cost),
    async askedOf({ row }, cost) {
      await links.count(row.id, cost)
      await accounts.count(row.creatorId, cost)
    },
  }
}
