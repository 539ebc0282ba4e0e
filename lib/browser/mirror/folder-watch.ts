/** One folder as the screens see it: read from the replica or, before that is whole, from the server, with pending changes laid over. */
import type { NodeId } from '../../core/ids'
import { type Clock, RemoteFault } from '../../core/ports'
import { type Coalesced, coalesced } from '../coalesce'
import type { FolderState, FolderView } from '../drive-api'
import type { PageDrive } from '../remote/page-drive'
import type { Replica } from './messages'
import { overlayFolder } from './overlay'
import type { PendingLayers } from './pending-layers'

export interface WatchParts {
  readonly replica: Pick<Replica, 'listing'>
  readonly drive: Pick<PageDrive, 'listFolder'>
  readonly layers: PendingLayers
  readonly clock: Clock
}

/** While the drive goes on advancing, a list follows this often. */
const GAP_MS = 250
const FIRST_RETRY_MS = 2000
const LAST_RETRY_MS = 30_000

export class FolderWatch implements FolderView {
  private base: FolderState = { kind: 'loading' }
  private shown: FolderState = this.base
  private readonly listeners = new Set<() => void>()
  private readonly reading: Coalesced
  private failures = 0
  private cancelRetry = () => {}
  private stopLayers = () => {}

  constructor(
    readonly id: NodeId,
    private readonly parts: WatchParts,
    /** Told when the last one stops watching. */
    private readonly idle: () => void,
  ) {
    this.reading = coalesced(parts.clock, GAP_MS, () => this.read())
  }

  get watched(): boolean {
    return this.listeners.size > 0
  }

  snapshot = (): FolderState => this.shown

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    if (this.listeners.size === 1) this.begin()
    return () => {
      if (this.listeners.delete(listener) && this.listeners.size === 0) this.end()
    }
  }

  /** Reads it again: these nodes changed, or the listings of these folders. */
  changed(ids: ReadonlySet<NodeId>, folders: ReadonlySet<NodeId>): void {
    const touches = folders.has(this.id) || this.base.kind !== 'listed' || this.base.path.some(({ id }) => ids.has(id))
    if (touches) this.again()
  }

  again(): void {
    if (this.watched) this.reading.soon()
  }

  /** Reads it again now; resolves when that is done. */
  async renew(): Promise<void> {
    if (this.watched) await this.reading.now()
  }

  private begin(): void {
    this.stopLayers = this.parts.layers.subscribe(() => this.show())
    this.show()
    void this.reading.now()
  }

  private end(): void {
    this.stopLayers()
    this.cancelRetry()
    this.idle()
  }

  private async read(): Promise<void> {
    this.cancelRetry()
    this.base = await this.listing()
    if (this.base.kind === 'failed') this.retryLater()
    else this.failures = 0
    this.show()
  }

  private async listing(): Promise<FolderState> {
    const listing = await this.parts.replica.listing(this.id).catch(() => ({ kind: 'not-whole' }) as const)
    if (listing.kind === 'listed') return listing
    const asked = await this.ask()
    // The replica may be behind the link that led here, so the server has the last word; without it, the replica.
    return listing.kind === 'gone' && asked.kind === 'failed' ? { kind: 'gone' } : asked
  }

  private async ask(): Promise<FolderState> {
    try {
      const { path, nodes } = await this.parts.drive.listFolder(this.id)
      return { kind: 'listed', path, nodes }
    } catch (error) {
      if (!(error instanceof RemoteFault)) throw error
      return error.kind === 'not-found' ? { kind: 'gone' } : { kind: 'failed', why: error.kind }
    }
  }

  private retryLater(): void {
    const ms = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.failures++)
    this.cancelRetry = this.parts.clock.after(ms, () => this.again())
  }

  private show(): void {
    this.shown = overlayFolder(this.base, this.id, this.parts.layers.effects())
    for (const listener of [...this.listeners]) listener()
  }
}
