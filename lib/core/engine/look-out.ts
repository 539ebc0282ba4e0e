/** When the disk is looked at: hints of a watcher where there is one, and full scans for what it missed. */
import type { LocalFolder } from '../ports'
import type { News } from './news'

/** A full scan finds what the watcher missed. */
const FULL_SCAN_MS = 10 * 60 * 1000
/** Without a watcher, scans are all there is. */
const UNWATCHED_SCAN_MS = 15 * 1000
/** The last one we stopped ourselves, for something that is soon over. */
const SUSPENDED_SCAN_MS = 60 * 1000
/** Scans take at most this part of the time. */
const SCANNING_SHARE = 10

export class LookOut {
  private stopWatching: (() => void) | undefined
  private unwatchable = false
  private suspended = false
  private lastFullScan = 0
  private scanMs = 0

  /** `heard` runs what is noted, and wakes whoever waits for it. */
  constructor(
    private readonly folder: Pick<LocalFolder, 'watch'>,
    private readonly news: News,
    private readonly heard: (note: () => void) => void,
  ) {}

  async begin(): Promise<void> {
    if (this.stopWatching || this.unwatchable || this.suspended) return
    this.stopWatching = await this.folder.watch(hints => this.heard(() => this.news.watched(hints)))
    this.unwatchable = this.stopWatching === undefined
    // What changed before the watcher stood was not reported.
    this.news.scanAll = true
  }

  end(): void {
    this.stopWatching?.()
    this.stopWatching = undefined
  }

  /** While we write thousands of files ourselves, hearing of each costs as much as writing it: scans see to the others' changes. */
  async suspend(suspended: boolean): Promise<void> {
    if (suspended === this.suspended) return
    this.suspended = suspended
    if (suspended) this.end()
    else await this.begin()
  }

  /** A full scan that began at `at` ended `ms` later. */
  scanned(at: number, ms: number): void {
    this.lastFullScan = at
    this.scanMs = ms
  }

  nextFullScan(): number {
    if (this.stopWatching) return this.lastFullScan + FULL_SCAN_MS
    return this.lastFullScan + Math.max(this.suspended ? SUSPENDED_SCAN_MS : UNWATCHED_SCAN_MS, SCANNING_SHARE * this.scanMs)
  }
}
