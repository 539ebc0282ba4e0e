/** The uploads as the screens see them, told of a few times a second: totals that are bytes on the server, and their speed. */
import type { Clock } from '../../core/ports'
import { type Coalesced, coalesced } from '../coalesce'
import type { InterruptedUpload, UploadsHeld, UploadsSnapshot } from '../drive-api'
import type { Upload } from './upload'
import { SPEED_MS, UploadSpeed } from './upload-speed'

const GAP_MS = 200

export interface BoardState {
  readonly uploads: Iterable<Upload>
  readonly interrupted: readonly InterruptedUpload[]
  readonly held: UploadsHeld | undefined
  readonly counting: boolean
}

export class UploadBoard {
  private readonly listeners = new Set<() => void>()
  private readonly speed: UploadSpeed
  private readonly telling: Coalesced
  private cancelStill = () => {}
  private shown: UploadsSnapshot = {
    ...{ items: [], interrupted: [], held: undefined, counting: false, busy: false, bytesPerSecond: 0 },
    files: { total: 0, done: 0, failed: 0 },
    bytes: { total: 0, sent: 0 },
  }

  constructor(
    private readonly clock: Clock,
    private readonly state: () => BoardState,
  ) {
    this.speed = new UploadSpeed(clock)
    this.telling = coalesced(clock, GAP_MS, async () => this.tell())
  }

  snapshot = (): UploadsSnapshot => this.shown

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  changed(): void {
    this.telling.soon()
  }

  /** So many bytes more are on the server. */
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
    const { uploads, interrupted, held, counting } = this.state()
    const all = [...uploads]
    const items = all.map(upload => upload.item())
    const files = { total: 0, done: 0, failed: 0 }
    const bytes = { total: 0, sent: 0 }
    for (const { state, size, sent } of all) {
      if (state.kind === 'skipped') continue
      files.total++
      if (state.kind === 'done') files.done++
      if (state.kind === 'failed') files.failed++
      else {
        bytes.total += size
        bytes.sent += sent
      }
    }
    const busy = counting || all.some(upload => !upload.isOver)
    this.shown = { items, interrupted, held, counting, files, bytes, bytesPerSecond: this.speed.bytesPerSecond, busy }
    for (const listener of [...this.listeners]) listener()
  }
}
