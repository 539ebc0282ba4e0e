/**
 * What is zipped and too long for an address: given in once, then asked for by a short name. A name opens nothing by
 * itself, and is only known to whoever gave it in. Kept in this process, for a while and only so many.
 */
import type { ZipOrder } from '../../core/protocol/zip'
import { Fault } from '../fault'
import { newId } from '../new-id'

export interface ZipOrders {
  /** Its name. `owner`: a link, or a person in a drive. `now`: milliseconds since 1970. */
  keep(owner: string, order: ZipOrder, now: number): string
  /** Throws `not-found` for a name that is not this owner's, or too old. */
  find(owner: string, name: string, now: number): ZipOrder
}

interface Kept {
  readonly owner: string
  readonly order: ZipOrder
  readonly until: number
}

/** As long as a browser may take to begin anew after a broken line. */
const KEPT_MS = 10 * 60_000
/** Half a megabyte each, at most. */
const MOST_OF_ONE = 10
const MOST_OF_ALL = 100

export function createZipOrders(): ZipOrders {
  /** The oldest first. */
  const kept = new Map<string, Kept>()

  function makeRoom(owner: string, now: number): void {
    for (const [name, { until }] of kept) if (until <= now) kept.delete(name)
    const own = [...kept].filter(([, other]) => other.owner === owner)
    const [oldest] = own.length >= MOST_OF_ONE ? own : kept.size >= MOST_OF_ALL ? [...kept] : []
    if (oldest) kept.delete(oldest[0])
  }

  return {
    keep(owner, order, now) {
      makeRoom(owner, now)
      const name = newId<string>()
      kept.set(name, { owner, order, until: now + KEPT_MS })
      return name
    },
    find(owner, name, now) {
      const found = kept.get(name)
      if (found?.owner !== owner || found.until <= now) throw new Fault('not-found')
      return found.order
    },
  }
}
