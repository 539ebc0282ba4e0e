/**
 * Time that stands still until it is told to move. A timer runs only when everything that could happen without one
 * has happened, so that a history depends on nothing but its inputs.
 */
import type { Clock } from '../ports'

interface Timer {
  readonly at: number
  readonly order: number
  run: (() => void) | undefined
}

/** 2026-03-01 12:00 UTC. */
export const START_OF_TIME = 1_772_366_400_000

export class VirtualClock implements Clock {
  private time: number
  private order = 0
  private readonly timers = new TimerHeap()

  constructor(start = START_OF_TIME) {
    this.time = start
  }

  now(): number {
    return this.time
  }

  after(ms: number, run: () => void): () => void {
    const timer: Timer = { at: this.time + Math.max(0, ms), order: this.order++, run }
    this.timers.push(timer)
    return () => {
      timer.run = undefined
    }
  }

  sleep(ms: number): Promise<void> {
    return new Promise(resolve => {
      this.after(ms, resolve)
    })
  }

  /** When the next timer is due, or `undefined`. */
  nextAt(): number | undefined {
    return this.timers.next()?.at
  }

  /** Lets everything happen that needs no timer, then goes on to the next one due by `until`. `false`: there is none. */
  async step(until = Number.POSITIVE_INFINITY): Promise<boolean> {
    await settled()
    const timer = this.timers.next()
    if (!timer || timer.at > until) return false
    this.timers.pop()
    this.time = timer.at
    timer.run?.()
    return true
  }

  /** Runs every timer due in the next `ms`. */
  async advance(ms: number): Promise<void> {
    const end = this.time + ms
    while (await this.step(end));
    this.time = end
  }
}

/** A device's own clock: `ahead` of the world's by some milliseconds. */
export function skewed(clock: Clock, ahead: () => number): Clock {
  return { now: () => clock.now() + ahead(), after: (ms, run) => clock.after(ms, run) }
}

/** Resolves when no promise is left that can go on by itself. */
export function settled(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve)
  })
}

/** A binary heap by time, then by order of asking; cancelled timers are thrown away when they come up. */
class TimerHeap {
  private readonly timers: Timer[] = []

  push(timer: Timer): void {
    const { timers } = this
    let at = timers.push(timer) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!before(timer, timers[parent] as Timer)) break
      timers[at] = timers[parent] as Timer
      at = parent
    }
    timers[at] = timer
  }

  next(): Timer | undefined {
    while (this.timers[0] && !this.timers[0].run) this.pop()
    return this.timers[0]
  }

  pop(): void {
    const { timers } = this
    const last = timers.pop()
    if (!last || timers.length === 0) return
    let at = 0
    for (let child = 1; child < timers.length; child = at * 2 + 1) {
      const right = timers[child + 1]
      if (right && before(right, timers[child] as Timer)) child++
      if (!before(timers[child] as Timer, last)) break
      timers[at] = timers[child] as Timer
      at = child
    }
    timers[at] = last
  }
}

function before(a: Timer, b: Timer): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order)
}
