/** Decides when the lists are asked for again: once for each thing that happened, whoever did it. Pure, but for its timer. */

const FIRST_MS = 300
/** While the drive goes on advancing, the lists follow less often. */
const LAST_MS = 5000

export interface Refetcher {
  /** `head`: up to where; `undefined` when nothing is known of it. */
  advanced(head?: number): void
  /** This page has asked for a change: the answer to that brings the lists up. */
  editing(): void
  /** All that was asked for is answered; `head`: the drive as of the last answer. */
  edited(head: number): void
  stop(): void
}

/** One refetch at a time, begun a moment after it was asked for, a longer one each time: what is asked meanwhile is answered by one more. */
export function createRefetcher(refetch: () => Promise<unknown>): Refetcher {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = false
  let again = false
  let wait = FIRST_MS
  let ended = 0
  let editing = false
  let covered = 0

  const clear = () => {
    clearTimeout(timer)
    timer = undefined
  }
  const run = async () => {
    clear()
    running = true
    await refetch()
    running = false
    ended = Date.now()
    if (again) ask()
  }
  const ask = () => {
    again = running
    if (running || timer) return
    wait = Date.now() - ended > LAST_MS ? FIRST_MS : Math.min(LAST_MS, wait * 2)
    timer = setTimeout(() => void run(), editing ? LAST_MS : wait)
  }
  return {
    advanced(head) {
      if (head === undefined || head > covered) ask()
    },
    editing() {
      editing = true
    },
    edited(head) {
      editing = false
      covered = Math.max(covered, head)
      if (running) again = true
      else void run()
    },
    stop() {
      clear()
      again = false
    },
  }
}
