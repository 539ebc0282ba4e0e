/** The uploads as the screens see them, told of a few times a second: totals and their speed. */
import type { Clock } from '../../core/ports'
import { type Coalesced, coalesced } from '../coalesce'
import { SPEED_MS, UploadSpeed } from './upload-speed'
import type { UploadTotals } from './upload-totals'

const GAP_MS = 200

/** What a board must know of each file on its way, to a drive or to a shared link. */
export interface Boarded<Item> {
  readonly state: { readonly kind: string }
  readonly size: number
  readonly sent: number
  readonly isOver: boolean
  item(): Item
}

/** `More`: what is shown beside the files and their totals. */
export class UploadBoard<Item, More extends { readonly counting: boolean }> {
  private readonly listeners = new Set<() => void>()
  private readonly speed: UploadSpeed
  private readonly telling: Coalesced
  private cancelStill = () => {}
  private shown: UploadTotals<Item> & More

  constructor(
    private readonly clock: Clock,
    private readonly uploads: () => Iterable<Boarded<Item>>,
    /** What is shown until something is told. */
    nothing: More,
    private readonly more: () => More,
  ) {
    this.shown = {
      items: [],
      files: { total: 0, done: 0, failed: 0 },
      bytes: { total: 0, sent: 0 },
      bytesPerSecond: 0,
      busy: false,
      ...nothing,
    }
    this.speed = new UploadSpeed(clock)
    this.telling = coalesced(clock, GAP_MS, async () => this.tell())
  }

  snapshot = (): UploadTotals<Item> & More => this.shown

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
    const more = this.more()
    const all = [...this.uploads()]
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
    const busy = more.counting || all.some(upload => !upload.isOver)
    this.shown = { items, files, bytes, bytesPerSecond: this.speed.bytesPerSecond, busy, ...more }
    for (const listener of [...this.listeners]) listener()
  }
}
