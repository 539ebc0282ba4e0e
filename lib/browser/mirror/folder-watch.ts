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
  readonly replica: Pick<Replica, 'listing' | 'nodes'>
  readonly drive: Pick<PageDrive, 'listFolder'>
  readonly layers: PendingLayers
  readonly clock: Clock
}

/** While the drive goes on advancing, a list follows this often. */
const GAP_MS = 250
/** More changed nodes than this at once, and the whole list is read again. */
const MOST_PATCHED = 500
const FIRST_RETRY_MS = 2000
const LAST_RETRY_MS = 30_000

export class FolderWatch implements FolderView {
  private base: FolderState = { kind: 'loading' }
  private shown: FolderState = this.base
  /** What of `base` is out of date. Only a list of the replica can be mended node by node, by the replica's news. */
  private stale: Set<NodeId> | 'all' = 'all'
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

  /** These nodes changed, and the listings of these folders: what of it lies here is read again. */
  changed(ids: ReadonlySet<NodeId>, folders: ReadonlySet<NodeId>): void {
    if (this.base.kind !== 'listed' || this.base.path.some(({ id }) => ids.has(id))) this.again()
    else if (folders.has(this.id)) {
      if (this.stale !== 'all') this.stale = ids.size + this.stale.size > MOST_PATCHED ? 'all' : new Set([...this.stale, ...ids])
      if (this.watched) this.reading.soon()
    }
  }

  /** Reads all of it again. */
  again(): void {
    this.stale = 'all'
    if (this.watched) this.reading.soon()
  }

  /** Reads what is out of date now, or `all` of it; resolves when that is done. */
  async renew(all = false): Promise<void> {
    if (all) this.stale = 'all'
    if (this.watched) await this.reading.now()
  }

  private begin(): void {
    this.stopLayers = this.parts.layers.subscribe(() => this.show())
    // What went on while nobody looked was not listened to.
    this.stale = 'all'
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
    const stale = this.stale
    // What is heard from now on may have come too late for what is read now.
    this.stale = new Set()
    this.base = (stale !== 'all' && (await this.patched(stale))) || (await this.listing())
    if (this.base.kind === 'failed') this.retryLater()
    else this.failures = 0
    this.show()
  }

  /** The list with these nodes as the replica has them now; every other node stays the same object. */
  private async patched(ids: ReadonlySet<NodeId>): Promise<FolderState | undefined> {
    const { base, id } = this
    if (base.kind !== 'listed') return undefined
    if (ids.size === 0) return base
    const rows = await this.parts.replica.nodes([...ids]).catch(() => undefined)
    // All of it is out of date by now: the rows may be those of a replica that is no more.
    if (!rows || this.stale === 'all') return undefined
    const rest = base.nodes.filter(node => !ids.has(node.id))
    return { ...base, nodes: rest.concat(rows.filter(({ parent }) => parent === id)) }
  }

  private async listing(): Promise<FolderState> {
    const listing = await this.parts.replica.listing(this.id).catch(() => ({ kind: 'not-whole' }) as const)
    if (listing.kind === 'listed') return listing
    this.stale = 'all'
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
