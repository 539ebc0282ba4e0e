/**
 * How often the password of a link may be tried: some tries at once from one address, then a wait that doubles each time;
 * and so many an hour from all addresses together. Counts live in this process, no more of them than the links allow tries.
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { networkOf, refuse } from '../people/attempts'

const TRIES = 5
const FIRST_WAIT_SECONDS = 60
const LONGEST_WAIT_SECONDS = 60 * 60
const TRIES_AN_HOUR = 100
const DAY_SECONDS = 24 * 60 * 60

export interface UnlockLimits {
  /** Counts a try before its password is looked at. Throws `rate-limited`. */
  count(link: string, address: string): Promise<void>
  /** The password was right: its tries count no more. */
  forgive(link: string, address: string): Promise<void>
}

export function createUnlockLimits(): UnlockLimits {
  const all = new RateLimiterMemory({ points: TRIES_AN_HOUR, duration: 60 * 60 })
  const each = new RateLimiterMemory({ points: TRIES, duration: FIRST_WAIT_SECONDS })
  const waits = new RateLimiterMemory({ points: 1, duration: DAY_SECONDS })

  /** Gives what is waited for now. */
  async function prolong(key: string, refused: RateLimiterRes): Promise<RateLimiterRes> {
    // Only the first try too many begins a wait: those that come while it lasts change nothing.
    if (refused.consumedPoints !== TRIES + 1) return refused
    const { consumedPoints } = await waits.penalty(key)
    return each.block(key, Math.min(FIRST_WAIT_SECONDS * 2 ** (consumedPoints - 1), LONGEST_WAIT_SECONDS))
  }

  return {
    async count(link, address) {
      const key = `${link} ${networkOf(address)}`
      // Looked at first, so that an address is only noted while the link's own tries last.
      const tried = await all.get(link)
      if (tried && tried.consumedPoints >= TRIES_AN_HOUR) refuse(tried)
      await each
        .consume(key)
        .catch(async (refused: unknown) => refuse(refused instanceof RateLimiterRes ? await prolong(key, refused) : refused))
      await all.penalty(link)
    },
    async forgive(link, address) {
      const key = `${link} ${networkOf(address)}`
      await Promise.all([each.delete(key), waits.delete(key), all.reward(link)])
    },
  }
}
