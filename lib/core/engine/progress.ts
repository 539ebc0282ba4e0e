/** Counts what is being done, for the status line. */
import type { Syncing } from '../status'

/** Speed is that of the last seconds, counted in parts of them. */
const WINDOW_MS = 5000
const PART_MS = 100

export class Progress {
  private done = 0
  private total = 0
  private bytesDone = 0
  private bytesTotal = 0
  private samples: { readonly at: number; bytes: number }[] = []

  constructor(private readonly changed: () => void) {}

  reset(): void {
    this.done = this.total = this.bytesDone = this.bytesTotal = 0
    this.samples = []
  }

  plan(items: number, bytes: number): void {
    this.total = this.done + items
    this.bytesTotal = this.bytesDone + bytes
  }

  item(): void {
    this.done++
    if (this.done > this.total) this.total = this.done
    this.changed()
  }

  bytes(count: number, now: number): void {
    this.bytesDone += count
    if (this.bytesDone > this.bytesTotal) this.bytesTotal = this.bytesDone
    const last = this.samples.at(-1)
    if (last && now - last.at < PART_MS) last.bytes += count
    else this.samples = [...this.samples.filter(sample => sample.at > now - WINDOW_MS), { at: now, bytes: count }]
    this.changed()
  }

  status(now: number): Syncing {
    const recent = this.samples.filter(sample => sample.at > now - WINDOW_MS)
    const first = recent[0]?.at ?? now
    const bytesPerSecond =
      recent.length > 1 ? (recent.reduce((sum, sample) => sum + sample.bytes, 0) * 1000) / Math.max(250, now - first) : 0
    const left = this.bytesTotal - this.bytesDone
    return {
      kind: 'syncing',
      done: this.done,
      total: this.total,
      bytesDone: this.bytesDone,
      bytesTotal: this.bytesTotal,
      bytesPerSecond,
      secondsLeft: bytesPerSecond > 0 ? left / bytesPerSecond : undefined,
    }
  }
}
