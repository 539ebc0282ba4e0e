/** The uploads to a link as the screens see them, told of a few times a second. */
import type { Clock } from '../../core/ports'
import { type Coalesced, coalesced } from '../coalesce'
import { SPEED_MS, UploadSpeed } from '../uploads/upload-speed'
import type { VisitUpload } from './visit-upload'
import type { VisitUploadsHeld, VisitUploadsSnapshot } from './visit-uploads-api'

const GAP_MS = 200

export interface VisitBoardState {
  readonly uploads: Iterable<VisitUpload>
  readonly held: VisitUploadsHeld | undefined
  readonly counting: boolean
}

export class VisitBoard {
  private readonly listeners = new Set<() => void>()
  private readonly speed: UploadSpeed
  private readonly telling: Coalesced
  private cancelStill = () => {}
  private shown: VisitUploadsSnapshot = {
    ...{ items: [], held: undefined, counting: false, busy: false, bytesPerSecond: 0 },
    files: { total: 0, done: 0, failed: 0 },
    bytes: { total: 0, sent: 0 },
  }

  constructor(
    private readonly clock: Clock,
    private readonly state: () => VisitBoardState,
  ) {
    this.speed = new UploadSpeed(clock)
    this.telling = coalesced(clock, GAP_MS, async () => this.tell())
  }

  snapshot = (): VisitUploadsSnapshot => this.shown

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  changed(): void {
    this.telling.soon()
  }

  /** So many bytes more went out. */
  moved(bytes: number): void {
    this.speed.moved(bytes)
    this.changed()
    // When nothing follows, the speed falls to nothing.
    this.cancelStill()
    this.cancelStill = this.clock.after(SPEED_MS + GAP_MS, () => this.changed())
  }

  stop(): void {
    this.cancelStill()
    this.telling.stop()
  }

  private tell(): void {
    const { uploads, held, counting } = this.state()
    const all = [...uploads]
    const good = all.filter(({ state }) => state.kind !== 'failed')
    const done = good.filter(({ state }) => state.kind === 'done').length
    this.shown = {
      items: all.map(upload => upload.item()),
      held,
      counting,
      files: { total: all.length, done, failed: all.length - good.length },
      bytes: { total: sum(good.map(({ size }) => size)), sent: sum(good.map(({ sent }) => sent)) },
      bytesPerSecond: this.speed.bytesPerSecond,
      busy: counting || all.some(upload => !upload.isOver),
    }
    for (const listener of [...this.listeners]) listener()
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}
