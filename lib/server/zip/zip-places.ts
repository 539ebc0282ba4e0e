/**
 * How many zip files are made at the same time, and how many files they have in memory: of one link, so that its visitors
 * leave room for those of others, of one person, and of all. What is too much is refused at once; nothing waits in a line.
 */
import { Fault } from '../fault'

export interface ZipPlace {
  /** So many more entries are in memory. Throws `rate-limited`. */
  hold(entries: number): void
  /** May be called again. */
  release(): void
}

export interface ZipPlaces {
  /** `whose`: the id of a link, or of a person in their own drives. Throws `rate-limited`. */
  take(whose: string): ZipPlace
}

interface Load {
  zips: number
  entries: number
}

/** The largest zip file fits into what one of them has. An entry is some 300 bytes. */
const MOST = { ofOne: { zips: 8, entries: 500_000 }, ofAll: { zips: 32, entries: 600_000 } }
const AGAIN_MS = 30_000
/** Nobody reads on: an address that takes places and no bytes gets them back to the others. */
const STILL_MS = 5 * 60_000

export function createZipPlaces(most: { readonly ofOne: Load; readonly ofAll: Load } = MOST): ZipPlaces {
  const all: Load = { zips: 0, entries: 0 }
  const each = new Map<string, Load>()

  return {
    take(whose) {
      const one = each.get(whose) ?? { zips: 0, entries: 0 }
      const held: Load = { zips: 0, entries: 0 }
      let released = false
      const add = (zips: number, entries: number) => {
        if (!fits(one, most.ofOne, zips, entries) || !fits(all, most.ofAll, zips, entries)) throw tooMany()
        for (const load of [one, all, held]) grow(load, zips, entries)
      }
      add(1, 0)
      each.set(whose, one)
      return {
        hold(entries) {
          if (!released) add(0, entries)
        },
        release() {
          if (released) return
          released = true
          for (const load of [one, all]) grow(load, -held.zips, -held.entries)
          if (one.zips === 0) each.delete(whose)
        },
      }
    },
  }
}

function fits(load: Load, most: Load, zips: number, entries: number): boolean {
  return load.zips + zips <= most.zips && load.entries + entries <= most.entries
}

function grow(load: Load, zips: number, entries: number): void {
  load.zips += zips
  load.entries += entries
}

function tooMany(): Fault {
  return new Fault('rate-limited', 'too many zip files at once', { againMs: AGAIN_MS })
}

/** The same bytes; the place is free when they end, break off, are not wanted any more, or nobody reads on. */
export function inPlace<Part>(bytes: AsyncIterable<Part>, place: ZipPlace, stillMs = STILL_MS): AsyncIterable<Part> {
  const iterator = bytes[Symbol.asyncIterator]()
  let timer: NodeJS.Timeout | undefined
  let over = false
  const end = () => {
    over = true
    clearTimeout(timer)
    place.release()
  }
  const giveUp = async () => {
    end()
    await iterator.return?.()
  }
  const wait = () => {
    timer = setTimeout(() => void giveUp().catch(() => undefined), stillMs).unref()
  }
  wait()
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        if (over) throw new Error('nobody read on for too long')
        clearTimeout(timer)
        try {
          const next = await iterator.next()
          if (next.done) end()
          else wait()
          return next
        } catch (error) {
          end()
          throw error
        }
      },
      async return() {
        await giveUp()
        return { done: true, value: undefined }
      },
    }),
  }
}
