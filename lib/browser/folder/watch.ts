/**
 * Watches the folder where the platform can. Records are hints: they are gathered for a moment, and whatever may have
 * been missed is told as `unknown`. An observation that ended is begun again.
 */
import type { WatchHint } from '../../core/ports'
import type { FolderObserver, FolderObserverClass, ObserverRecord } from './platform'

/** Long enough to join what one program does to one file, short enough not to be felt. */
const GATHER_MS = 50
const FIRST_RETRY_MS = 1000
const LAST_RETRY_MS = 60_000

export interface WatchTimers {
  /** Runs `run` once after `ms`; the answer cancels. */
  after(ms: number, run: () => void): () => void
}

/** Resolves when watching has begun; `undefined` when it could not. */
export async function watchFolder(
  Observer: FolderObserverClass | undefined,
  root: FileSystemDirectoryHandle,
  timers: WatchTimers,
  hint: (hints: readonly WatchHint[]) => void,
): Promise<(() => void) | undefined> {
  if (!Observer) return undefined
  const watch = new Watch(Observer, root, timers, hint)
  return (await watch.begin()) ? () => watch.stop() : undefined
}

class Watch {
  private observer: FolderObserver | undefined
  private gathered: WatchHint[] = []
  private changed = new Set<string>()
  private cancelFlush: (() => void) | undefined
  private cancelRetry: (() => void) | undefined
  private retryMs = FIRST_RETRY_MS
  private stopped = false

  constructor(
    private readonly Observer: FolderObserverClass,
    private readonly root: FileSystemDirectoryHandle,
    private readonly timers: WatchTimers,
    private readonly hint: (hints: readonly WatchHint[]) => void,
  ) {}

  async begin(): Promise<boolean> {
    const observer = new this.Observer(records => this.take(observer, records))
    this.observer = observer
    try {
      await observer.observe(this.root, { recursive: true })
    } catch {
      observer.disconnect()
      return false
    }
    if (this.stopped) observer.disconnect()
    return true
  }

  stop(): void {
    this.stopped = true
    this.cancelFlush?.()
    this.cancelRetry?.()
    this.observer?.disconnect()
  }

  private take(from: FolderObserver, records: readonly ObserverRecord[]): void {
    if (this.stopped || from !== this.observer) return
    for (const record of records) this.gather(record)
    if (records.some(record => record.type === 'errored')) this.beginAgain()
    this.cancelFlush ??= this.timers.after(GATHER_MS, () => this.flush())
  }

  private gather(record: ObserverRecord): void {
    const { type, relativePathComponents: path, relativePathMovedFrom: from } = record
    if (type === 'unknown' || type === 'errored') this.gathered.push({ kind: 'unknown' })
    else if (type === 'moved' && from) this.gathered.push({ kind: 'moved', from: [...from], to: [...path] })
    else this.gatherChange(path)
  }

  /** One file is often touched several times in a moment. */
  private gatherChange(path: readonly string[]): void {
    const key = path.join('/')
    if (this.changed.has(key)) return
    this.changed.add(key)
    this.gathered.push({ kind: 'changed', path: [...path] })
  }

  private flush(): void {
    const hints = this.gathered
    this.gathered = []
    this.changed = new Set()
    this.cancelFlush = undefined
    if (hints.length > 0) this.hint(hints.some(hint => hint.kind === 'unknown') ? [{ kind: 'unknown' }] : hints)
  }

  /** Nothing was seen from the end of the old observation to the start of the new one. */
  private beginAgain(): void {
    this.observer?.disconnect()
    this.observer = undefined
    this.cancelRetry = this.timers.after(this.retryMs, async () => {
      this.retryMs = Math.min(this.retryMs * 2, LAST_RETRY_MS)
      const begun = await this.begin()
      if (this.stopped) return
      if (!begun) return this.beginAgain()
      this.retryMs = FIRST_RETRY_MS
      this.hint([{ kind: 'unknown' }])
    })
  }
}
