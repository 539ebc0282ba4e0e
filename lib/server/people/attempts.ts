/**
 * How often something may be tried that costs the server work or could be guessed. Counts live in this process, and take
 * no more memory however many try: keys share a fixed number of places, which nobody outside can work out.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Fault } from '../fault'

export interface Attempts {
  /** As so many, one unless said. Throws `rate-limited`. What is refused counts as well. */
  count(key: string, cost?: number): Promise<void>
  /** It was right: what was tried before is forgotten. */
  forgive(key: string): Promise<void>
}

export interface GrowingAttempts extends Attempts {
  /** That one was right, and counts no more; those before it do. */
  takeBack(key: string): Promise<void>
}

export interface Growth {
  /** So many are free. */
  readonly free: number
  /** Each further one has to wait twice as long as the one before, at most so long. */
  readonly longestMs: number
  /** All is forgotten so long after the first. */
  readonly forgetMs: number
}

/** A few megabytes at most. */
const PLACES = 2 ** 16
const FIRST_DELAY_MS = 1000

/** At most `most` in each `windowMs`. */
export function createAttempts(most: number, windowMs: number): Attempts {
  const place = places()
  const limiter = new RateLimiterMemory({ points: most, duration: windowMs / 1000 })
  return {
    count: (key, cost = 1) => limiter.consume(place(key), cost).then(() => undefined, refuse),
    forgive: async key => void (await limiter.delete(place(key))),
  }
}

/** Of tries at the same moment only one goes on: they are counted before anything is looked at. */
export function createGrowingAttempts({ free, longestMs, forgetMs }: Growth): GrowingAttempts {
  const place = places()
  const tries = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: forgetMs / 1000 })
  const turns = new RateLimiterMemory({ points: 1, duration: longestMs / 1000 })
  return {
    async count(key, cost = 1) {
      const at = place(key)
      const { consumedPoints } = await tries.consume(at, cost)
      const over = consumedPoints - free
      if (over <= 0) return
      const delayMs = Math.min(longestMs, FIRST_DELAY_MS * 2 ** Math.min(over, 30))
      await turns.consume(at, 1, { customDuration: delayMs / 1000 }).catch(refuse)
    },
    forgive: async key => void (await Promise.all([tries.delete(place(key)), turns.delete(place(key))])),
    takeBack: async key => void (await Promise.all([tries.reward(place(key)), turns.delete(place(key))])),
  }
}

/** Whoever has one address of IPv6 has a network of them. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  const [head = '', tail = ''] = address.toLowerCase().replace(/%.*$/, '').split('::')
  const [before, after] = [head, tail].map(part => part.split(':').filter(Boolean)) as [string[], string[]]
  const zeros = address.includes('::') ? Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0') : []
  return [...before, ...zeros, ...after]
    .slice(0, 4)
    .map(group => Number.parseInt(group, 16).toString(16))
    .join(':')
}

/** For keys of which there may be any number: one of so many places. */
export function places(): (key: string) => string {
  const secret = randomBytes(16)
  return key => String(createHmac('sha256', secret).update(key).digest().readUInt32BE() % PLACES)
}

/** For what a limiter throws: `rate-limited`, with the wait that it says. */
export function refuse(refused: unknown): never {
  if (!(refused instanceof RateLimiterRes)) throw refused
  throw new Fault('rate-limited', undefined, { againMs: refused.msBeforeNext })
}
