/** Work that is asked for more often than it is worth doing: one at a time, and what is asked meanwhile is answered by one more. */
import type { Clock } from '../core/ports'

export interface Coalesced {
  /** Soon; some time after the last one ended. */
  soon(): void
  /** Resolves when a run that began after this call has ended. */
  now(): Promise<void>
  stop(): void
}

/** `gapMs`: how long a run is followed by none, given how long it took. `work` must not throw. */
export function coalesced(clock: Clock, gapMs: number | ((tookMs: number) => number), work: () => Promise<void>): Coalesced {
  let running: Promise<void> | undefined
  let again: Promise<void> | undefined
  let cancel: (() => void) | undefined
  let resting = false
  let wanted = false
  let stopped = false

  function start(): Promise<void> {
    cancel?.()
    wanted = false
    const began = clock.now()
    running = work().finally(() => {
      running = undefined
      rest(clock.now() - began)
    })
    return running
  }

  function rest(tookMs: number): void {
    resting = true
    cancel = clock.after(typeof gapMs === 'number' ? gapMs : gapMs(tookMs), () => {
      resting = false
      if (wanted && !stopped && !running) void start()
    })
  }

  return {
    soon() {
      if (stopped || wanted) return
      if (running || resting) wanted = true
      else void start()
    },
    now() {
      if (stopped) return Promise.resolve()
      if (!running) return start()
      again ??= running.then(() => {
        again = undefined
        return stopped ? undefined : start()
      })
      return again
    },
    stop() {
      stopped = true
      cancel?.()
    },
  }
}
