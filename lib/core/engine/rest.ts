/** The engine's sleep: until a time, or until it is woken. */
import type { Clock } from '../ports'

export class Rest {
  private wakeUp: (() => void) | undefined
  /** Something happened since the turn began. */
  private woken = false

  constructor(private readonly clock: Clock) {}

  /** A turn begins: what happens from now on ends the next rest before it begins. */
  turn(): void {
    this.woken = false
  }

  wake(): void {
    this.woken = true
    this.wakeUp?.()
  }

  /** Resolves at `due`, in milliseconds since 1970, or when woken; without `due` only then. */
  async until(due: number | undefined): Promise<void> {
    if (this.woken) return
    await new Promise<void>(resolve => {
      const cancel = due === undefined ? undefined : this.clock.after(Math.max(0, due - this.clock.now()), resolve)
      this.wakeUp = () => {
        cancel?.()
        resolve()
      }
    })
    this.wakeUp = undefined
  }
}
