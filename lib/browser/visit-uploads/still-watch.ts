/** Notices a request that stands still. When all its bytes are out, the server still makes chunks of them, which takes its time. */

const STILL_MS = 60_000
const FINISHING_MS = 15 * 60_000

export class StillWatch {
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly still: () => void) {
    this.moved(false)
  }

  moved(isOut: boolean): void {
    this.end()
    this.timer = setTimeout(this.still, isOut ? FINISHING_MS : STILL_MS)
  }

  end(): void {
    clearTimeout(this.timer)
  }
}
