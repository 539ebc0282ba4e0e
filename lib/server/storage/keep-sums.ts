/**
 * Aggregates over a whole drive. The database does not run them beside other statements, so what they gave is kept until
 * the drive changes, that of a large drive a little longer.
 */
import type { Drive } from '../drive'

/** Answers that are kept, of all drives together. */
const MAX_KEPT = 200
/** Counting that takes no longer is done for every change. */
const SHORT_MS = 100
/** After longer ones, for this many times as long the sums of before are good enough. */
const REST = 20

/** `what`: which of the drive's sums. */
export type KeepSums = <Sums extends object>(drive: Drive, what: string, count: () => Promise<Sums>) => Promise<Sums>

interface Kept {
  readonly state: string
  readonly sums: object
  /** When it was counted, milliseconds since 1970, and how long that took. */
  readonly at: number
  readonly tookMs: number
}

export function createKeepSums(): KeepSums {
  const kept = new Map<string, Kept>()
  const counting = new Map<string, Promise<object>>()

  async function run(key: string, state: string, now: () => number, count: () => Promise<object>): Promise<object> {
    const began = performance.now()
    const sums = await count()
    kept.delete(key)
    kept.set(key, { state, sums, at: now(), tookMs: performance.now() - began })
    const oldest = kept.keys().next()
    if (kept.size > MAX_KEPT && !oldest.done) kept.delete(oldest.value)
    return sums
  }

  async function sumsOf(drive: Drive, what: string, count: () => Promise<object>): Promise<object> {
    const key = `${drive.id} ${what}`
    const { now } = drive.server
    const state = await stateOf(drive)
    const known = kept.get(key)
    if (known && (known.state === state || isFresh(known, now()))) return known.sums
    const running = counting.get(key) ?? run(key, state, now, count).finally(() => counting.delete(key))
    counting.set(key, running)
    return running
  }

  // One key is only ever asked for one kind of sums.
  return sumsOf as KeepSums
}

/** A purge takes revisions away without a new seq. */
async function stateOf({ id, server: { db } }: Drive): Promise<string> {
  const { seq, usedBytes } = await db.drive.findUniqueOrThrow({ where: { id }, select: { seq: true, usedBytes: true } })
  return `${seq} ${usedBytes} ${await db.revision.count({ where: { driveId: id } })}`
}

/** A large drive that changes all the time is counted during a small part of it. */
function isFresh({ at, tookMs }: Kept, now: number): boolean {
  return tookMs > SHORT_MS && now - at < tookMs * REST
}
