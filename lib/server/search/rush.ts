/** Whether very much changes or is fetched, as while a drive is being filled: work in the background then waits for a rest, but not for ever. */
const MANY = 200
const WITHIN_MS = 10_000
const MOST_MS = 5 * 60_000

export class Rush {
  private recent: { readonly at: number; readonly changes: number }[] = []
  private waitedSince: number | undefined

  /** So much changed, or was fetched. All times in milliseconds of one clock. */
  note(now: number, changes: number): void {
    this.recent = this.recent.filter(({ at }) => at + WITHIN_MS > now)
    this.recent.push({ at: now, changes })
  }

  /** How long to wait before looking again; 0: now is the time. */
  left(now: number): number {
    this.waitedSince ??= now
    const rest = this.restFrom(now)
    if (rest > 0 && now - this.waitedSince < MOST_MS) return rest
    this.waitedSince = undefined
    return 0
  }

  /** Until so many changes are past that what is left is no rush. */
  private restFrom(now: number): number {
    let sum = 0
    for (const { at, changes } of this.recent.toReversed()) {
      sum += changes
      if (sum >= MANY) return Math.max(0, at + WITHIN_MS - now)
    }
    return 0
  }
}
