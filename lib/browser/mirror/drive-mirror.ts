/** The replica as the screens see it: watched folders, names, counts, with the pending changes of this page laid over. */
import type { NodeId } from '../../core/ids'
import { type Clock, RemoteFault } from '../../core/ports'
import type { RemoteNode } from '../../core/protocol/messages'
import { type Coalesced, coalesced } from '../coalesce'
import type { Counts, DriveMirror, FolderState, FolderView, MirrorSnapshot, NameHits, NameQuery, ShownNode, Step } from '../drive-api'
import type { PageDrive } from '../remote/page-drive'
import { FolderWatch } from './folder-watch'
import type { Replica, ReplicaEvent } from './messages'
import { overlayFolder, overlayHits, overlayNode } from './overlay'
import { PendingLayers } from './pending-layers'

export interface MirrorParts {
  readonly replica: Replica
  readonly drive: Pick<PageDrive, 'listFolder'>
  readonly clock: Clock
}

/** Folders that nobody looks at are kept, to show at once when somebody comes back. */
const IDLE_FOLDERS = 30
const HITS = 50
/** While news come in a row, as when a drive is being filled, following them takes a tenth of the time: late, in large steps. */
const REST = 10
/** A step so short is no work. */
const SHORT_MS = 60
const MOST_REST_MS = 5000
const MOST_HITS = 500

export class ReplicatedMirror implements DriveMirror {
  readonly layers = new PendingLayers()
  private readonly folders = new Map<NodeId, FolderWatch>()
  private readonly listeners = new Set<() => void>()
  private readonly following: Coalesced
  /** Until the replica is whole: what is looked at, as the server has it. */
  private readonly listing: Coalesced
  private state: MirrorSnapshot = { whole: false, nodes: 0, trouble: undefined }

  constructor(private readonly parts: MirrorParts) {
    const rest = (tookMs: number) => Math.min(MOST_REST_MS, REST * Math.max(0, tookMs - SHORT_MS))
    this.following = coalesced(parts.clock, rest, () => parts.replica.look().catch(() => {}))
    this.listing = coalesced(parts.clock, rest, () => this.renew(true))
  }

  snapshot = (): MirrorSnapshot => this.state

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  folder(id: NodeId): FolderView {
    const known = this.folders.get(id)
    if (known) return known
    const { replica, drive, clock } = this.parts
    const watch = new FolderWatch(id, { replica, drive, clock, layers: this.layers }, () => this.idle(watch))
    this.folders.set(id, watch)
    return watch
  }

  async node(id: NodeId): Promise<ShownNode | undefined> {
    return (await this.nodes([id]))[0]
  }

  /** Those that are there, pending changes included. */
  async nodes(ids: readonly NodeId[]): Promise<ShownNode[]> {
    const rows = new Map((await this.rows(ids)).map(row => [row.id, row]))
    const effects = this.layers.effects()
    return ids.flatMap(id => {
      const row = rows.get(id)
      const effect = effects.get(id)
      const now = row ? overlayNode(row, effects) : effect === 'gone' ? undefined : effect
      return now ? [now] : []
    })
  }

  async path(id: NodeId): Promise<readonly Step[] | undefined> {
    return this.parts.replica.path(id).catch(() => undefined)
  }

  async search({ text, folder, kind, limit = HITS }: NameQuery): Promise<NameHits> {
    const query = { text, limit: Math.min(limit, MOST_HITS), ...(folder !== undefined && { folder }), ...(kind && { kind }) }
    const { hits, more, whole } = await this.parts.replica.search(query).catch(() => ({ hits: [], more: false, whole: false }))
    return { hits: overlayHits(hits, this.layers.effects()), more, whole }
  }

  async counts(folder: NodeId): Promise<Counts | undefined> {
    return this.parts.replica.counts(folder).catch(() => undefined)
  }

  /** What lies directly in a folder, pending changes included; `undefined`: there is no such folder. Throws `RemoteFault`. */
  async children(folder: NodeId): Promise<readonly ShownNode[] | undefined> {
    const listing = await this.parts.replica.listing(folder).catch(() => ({ kind: 'not-whole' }) as const)
    const base = listing.kind === 'not-whole' ? await this.listed(folder) : listing
    const state = overlayFolder(base, folder, this.layers.effects())
    return state.kind === 'listed' ? state.nodes : undefined
  }

  private async listed(folder: NodeId): Promise<FolderState> {
    try {
      return { kind: 'listed', ...(await this.parts.drive.listFolder(folder)) }
    } catch (error) {
      if (error instanceof RemoteFault && error.kind === 'not-found') return { kind: 'gone' }
      throw error
    }
  }

  /** Everything below these folders as the server knows it, parents first; `undefined` while the replica is not whole. */
  async below(ids: readonly NodeId[]): Promise<readonly RemoteNode[] | undefined> {
    return this.parts.replica.below(ids).catch(() => undefined)
  }

  async cursor(): Promise<number | undefined> {
    return this.parts.replica.cursor().catch(() => undefined)
  }

  /** Resolves when the watched lists are those of `head`, or cannot be now: pending changes need not be shown any more. */
  async settle(head: number): Promise<void> {
    const reached = await this.parts.replica.reach(head).catch(() => false)
    await this.renew(!reached)
  }

  /** The server may have news. */
  advanced(): void {
    this.following.soon()
    if (!this.state.whole) this.listing.soon()
  }

  heard(event: ReplicaEvent): void {
    if (event.kind === 'state') this.show(event.state)
    else if (event.kind === 'cleared') for (const folder of this.folders.values()) folder.again()
    else {
      const [ids, folders] = [new Set(event.ids), new Set(event.folders)]
      for (const folder of this.folders.values()) folder.changed(ids, folders)
    }
  }

  private async renew(all: boolean): Promise<void> {
    await Promise.all([...this.folders.values()].map(folder => folder.renew(all)))
  }

  private async rows(ids: readonly NodeId[]): Promise<readonly RemoteNode[]> {
    const rows = await this.parts.replica.nodes(ids).catch(() => [])
    return rows.length === ids.length ? rows : [...rows, ...this.shownSomewhere(ids, new Set(rows.map(({ id }) => id)))]
  }

  /** Before the replica came so far, those that some list shows. */
  private shownSomewhere(ids: readonly NodeId[], found: ReadonlySet<NodeId>): RemoteNode[] {
    const wanted = new Set(ids.filter(id => !found.has(id)))
    const states = [...this.folders.values()].map(folder => folder.snapshot())
    return states.flatMap(state => (state.kind === 'listed' ? state.nodes.filter(({ id, pending }) => wanted.has(id) && !pending) : []))
  }

  private idle(watch: FolderWatch): void {
    // The last to be left goes last.
    this.folders.delete(watch.id)
    this.folders.set(watch.id, watch)
    const idle = [...this.folders.values()].filter(folder => !folder.watched)
    for (const { id } of idle.slice(0, Math.max(0, idle.length - IDLE_FOLDERS))) this.folders.delete(id)
  }

  private show(state: MirrorSnapshot): void {
    this.state = state
    for (const listener of [...this.listeners]) listener()
  }
}
