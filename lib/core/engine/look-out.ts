/** When the disk is looked at: hints of a watcher where there is one, and full scans for what it missed. */
import type { LocalFolder } from '../ports'
import type { News } from './news'

/** A full scan finds what the watcher missed. */
const FULL_SCAN_MS = 10 * 60 * 1000
/** Without a watcher, scans are all there is. */
const UNWATCHED_SCAN_MS = 15 * 1000
/** The last one we stopped ourselves, for something that is soon over. */
const SUSPENDED_SCAN_MS = 60 * 1000
/** From so many downloads in one turn on, the watcher would mostly tell of them. */
const MANY_DOWNLOADS = 200
/** Once it is suspended, from so small a part of them on it stays so. */
const STILL_MANY = 10
/** What others send comes in bursts: one that paused for less is not over, and beginning to watch costs a full scan. */
const CALM_MS = 3000
/** What could not be watched may be watchable later: the system's watches were used up, or the disk was asleep. */
const FIRST_RETRY_MS = 30 * 1000
const LAST_RETRY_MS = 30 * 60 * 1000
/** Scans take at most this part of the time. */
const SCANNING_SHARE = 10

export class LookOut {
  private stopWatching: (() => void) | undefined
  /** Attempts that failed one after the other, and when the next one is due. */
  private failures = 0
  private retryAt = 0
  /** While suspended: when there was last much to write. */
  private lastBusy: number | undefined
  private lastFullScan = 0
  private scanMs = 0

  /** `heard` runs what is noted, and wakes whoever waits for it. */
  constructor(
    private readonly folder: Pick<LocalFolder, 'watch'>,
    private readonly news: News,
    private readonly heard: (note: () => void) => void,
    private readonly many = MANY_DOWNLOADS,
  ) {}

  async begin(now: number): Promise<void> {
    if (this.stopWatching || this.isSuspended || now < this.retryAt) return
    this.stopWatching = await this.folder.watch(hints => this.heard(() => this.news.watched(hints)))
    if (!this.stopWatching) {
      this.retryAt = now + Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.failures++)
      return
    }
    this.failures = 0
    // What changed before the watcher stood was not reported.
    this.news.scanAll = true
  }

  end(): void {
    this.stopWatching?.()
    this.stopWatching = undefined
  }

  /**
   * So many files are about to be written here. While it is thousands, hearing of each costs as much as writing it: the
   * watch is suspended, and scans see to the others' changes, until there was little to write for a while.
   */
  async writing(files: number, now: number): Promise<void> {
    if (files >= (this.isSuspended ? this.many / STILL_MANY : this.many)) {
      this.lastBusy = now
      this.end()
    } else if (this.lastBusy !== undefined && now >= this.lastBusy + CALM_MS) {
      this.lastBusy = undefined
      await this.begin(now)
    }
  }

  /** When watching begins again, if that is after `after`. */
  nextWatch(after: number): number | undefined {
    const due = this.lastBusy === undefined ? undefined : this.lastBusy + CALM_MS
    return due !== undefined && due > after ? due : undefined
  }

  private get isSuspended(): boolean {
    return this.lastBusy !== undefined
  }

  /** A full scan that began at `at` ended `ms` later. */
  scanned(at: number, ms: number): void {
    this.lastFullScan = at
    this.scanMs = ms
  }

  nextFullScan(): number {
    if (this.stopWatching) return this.lastFullScan + FULL_SCAN_MS
    return this.lastFullScan + Math.max(this.isSuspended ? SUSPENDED_SCAN_MS : UNWATCHED_SCAN_MS, SCANNING_SHARE * this.scanMs)
  }
}
