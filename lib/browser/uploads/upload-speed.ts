/** How fast bytes went out of late. */
import type { Clock } from '../../core/ports'

/** A speed is of so long; without a step it is nothing afterwards. */
export const SPEED_MS = 5000

export class UploadSpeed {
  private readonly steps: { readonly at: number; readonly bytes: number }[] = []

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  moved(bytes: number): void {
    if (bytes > 0) this.steps.push({ at: this.clock.now(), bytes })
  }

  get bytesPerSecond(): number {
    const now = this.clock.now()
    while (this.steps[0] && this.steps[0].at < now - SPEED_MS) this.steps.shift()
    const [first] = this.steps
    if (!first) return 0
    const bytes = this.steps.reduce((sum, step) => sum + step.bytes, 0)
    return Math.round((bytes * 1000) / Math.max(1000, now - first.at))
  }
}
