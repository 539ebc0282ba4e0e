/** Whether changes come in a row, as while a drive is being filled: work in the background then waits for a rest, but not for ever. */
const ROW = 4
const WITHIN_MS = 10_000
const MOST_MS = 60_000

export class Rush {
  private readonly last: number[] = []
  private waitedSince: number | undefined

  /** Something changed. All times in milliseconds of one clock. */
  note(now: number): void {
    this.last.push(now)
    if (this.last.length > ROW) this.last.shift()
  }

  /** How long to wait before looking again; 0: now is the time. */
  left(now: number): number {
    const [first] = this.last
    const rest = this.last.length < ROW || first === undefined ? 0 : Math.max(0, first + WITHIN_MS - now)
    this.waitedSince ??= now
    if (rest > 0 && now - this.waitedSince < MOST_MS) return rest
    this.waitedSince = undefined
    return 0
  }
}
