/**
 * How often the password of a link may be tried: some tries at once from one address, then a wait that doubles each time;
 * and after many wrong ones from all addresses together one every few seconds, so that nobody keeps everybody else out.
 * Counts live in this process, and take no more memory however many try.
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { createGrowingAttempts, networkOf, places, refuse } from '../people/attempts'

const TRIES = 5
const FIRST_WAIT_SECONDS = 60
const LONGEST_WAIT_SECONDS = 60 * 60
/** Short, because it also makes those wait who know it. */
const FROM_EVERYWHERE = { free: 100, longestMs: 4000, forgetMs: 60 * 60_000 }
const DAY_SECONDS = 24 * 60 * 60

export interface UnlockLimits {
  /** Counts a try before its password is looked at. Throws `rate-limited`. */
  count(link: string, address: string): Promise<void>
  /** The password was right: its tries count no more. */
  forgive(link: string, address: string): Promise<void>
}

export function createUnlockLimits(): UnlockLimits {
  const place = places()
  const all = createGrowingAttempts(FROM_EVERYWHERE)
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
      const key = place(`${link} ${networkOf(address)}`)
      await each
        .consume(key)
        .catch(async (refused: unknown) => refuse(refused instanceof RateLimiterRes ? await prolong(key, refused) : refused))
      try {
        await all.count(link)
      } catch (refused) {
        // Whoever waits for others has not tried.
        await each.reward(key)
        throw refused
      }
    },
    async forgive(link, address) {
      const key = place(`${link} ${networkOf(address)}`)
      await Promise.all([each.delete(key), waits.delete(key), all.takeBack(link)])
    },
  }
}
