/**
 * Selections of visitors that are too long for an address: given in once, then asked for by a short name. A name opens
 * nothing by itself, and is only known at its own link. Kept in this process, for a while and only so many.
 */
import type { ZipOrder } from '../../core/protocol/zip'
import { Fault } from '../fault'
import { newId } from '../new-id'

export interface ZipOrders {
  /** Its name. `now`: milliseconds since 1970. */
  keep(link: string, order: ZipOrder, now: number): string
  /** Throws `not-found` for a name that is not this link's, or too old. */
  find(link: string, name: string, now: number): ZipOrder
}

interface Kept {
  readonly link: string
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

  function makeRoom(link: string, now: number): void {
    for (const [name, { until }] of kept) if (until <= now) kept.delete(name)
    const own = [...kept].filter(([, other]) => other.link === link)
    const [oldest] = own.length >= MOST_OF_ONE ? own : kept.size >= MOST_OF_ALL ? [...kept] : []
    if (oldest) kept.delete(oldest[0])
  }

  return {
    keep(link, order, now) {
      makeRoom(link, now)
      const name = newId<string>()
      kept.set(name, { link, order, until: now + KEPT_MS })
      return name
    },
    find(link, name, now) {
      const found = kept.get(name)
      if (found?.link !== link || found.until <= now) throw new Fault('not-found')
      return found.order
    },
  }
}
