/**
 * Where a device can die. Every port call passes here before and after each of its effects; once the gate is shut, no
 * pass ever resolves again, so that what was half done stays half done and nobody hears of it.
 */
import type { Clock } from '../ports'
import type { Random } from './random'

/** So many steps in one moment are no work: the device turns in a circle, and without this the world would never go on. */
const MAX_STEPS_IN_A_MOMENT = 5_000

export class CrashGate {
  private moment = 0
  private stepsInMoment = 0
  /** Called when the device turns in a circle; it is dead then. */
  onSpinning: () => void = () => {}
  private passes = 0
  private shutAt = Number.POSITIVE_INFINITY
  private shut = false
  private onCrash: () => void = () => {}
  /** Calls under way. A device with none, and no timer due, is at rest. */
  pending = 0
  /** Changes the device made to anything: its disk, its store, the server. */
  effects = 0

  /** `slow`: now and then a pass takes a moment of the clock, so that people and devices act between two steps. */
  constructor(private readonly slow?: { readonly clock: Clock; readonly random: Random; readonly chance: number }) {}

  get isShut(): boolean {
    return this.shut
  }

  /** The device dies at the `after`-th pass from now. */
  crashAfter(after: number, onCrash: () => void): void {
    this.shutAt = this.passes + after
    this.onCrash = onCrash
  }

  crash(): void {
    this.shut = true
  }

  async pass(): Promise<void> {
    if (this.slow && !this.shut && this.slow.random.chance(this.slow.chance)) await this.wait(this.slow.random.between(1, 40))
    this.watchSpinning()
    if (!this.shut && ++this.passes >= this.shutAt) {
      this.shut = true
      this.onCrash()
    }
    if (this.shut) await forever()
  }

  /** One port call, from its first step to its answer. */
  async call<T>(run: () => Promise<T>): Promise<T> {
    this.pending++
    try {
      await this.pass()
      const answer = await run()
      await this.pass()
      return answer
    } finally {
      this.pending--
    }
  }

  /** The device's clock: its timers die with it. */
  clock(clock: Clock): Clock {
    return {
      now: () => clock.now(),
      after: (ms, run) =>
        clock.after(ms, () => {
          if (!this.shut) run()
        }),
    }
  }

  private watchSpinning(): void {
    const now = this.slow?.clock.now() ?? 0
    if (!this.slow || this.shut) return
    this.stepsInMoment = now === this.moment ? this.stepsInMoment + 1 : 0
    this.moment = now
    if (this.stepsInMoment < MAX_STEPS_IN_A_MOMENT) return
    this.shut = true
    this.onSpinning()
  }

  private wait(ms: number): Promise<void> {
    return new Promise(resolve => {
      this.slow?.clock.after(ms, resolve)
    })
  }
}

/** A promise of its own each time: one shared by all would keep every dead device in memory. */
function forever(): Promise<never> {
  return new Promise(() => {})
}
