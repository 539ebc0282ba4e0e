/**
 * The replica of one drive as its worker keeps it: opens the store and opens it again when it was lost, follows the
 * server, hears of what other tabs stored, and answers the page. Knows nothing of pending changes.
 */
import type { NodeId } from '../../core/ids'
import { ROOT } from '../../core/ids'
import { MAX_DEPTH } from '../../core/name'
import type { Clock, RemoteDrive } from '../../core/ports'
import type { RemoteNode } from '../../core/protocol/messages'
import type { Counts, MirrorSnapshot, Step } from '../drive-api'
import { Follower, type MirrorNews } from './follow'
import type { Replica, ReplicaEvent, ReplicaHits, ReplicaListing } from './messages'
import type { MirrorHead } from './mirror-database'
import type { MirrorStore } from './mirror-store'
import { type IndexQuery, NameIndex } from './name-index'

/** The part of a `BroadcastChannel` that is needed. */
export interface NewsChannel {
  postMessage(news: MirrorNews): void
  onmessage: ((event: { readonly data: MirrorNews }) => void) | null
  close(): void
}

export interface MirrorHostParts {
  readonly drive: Pick<RemoteDrive, 'changes'>
  readonly clock: Clock
  readonly channel: NewsChannel
  openStore(lost: () => void): Promise<MirrorStore>
  alone(work: () => Promise<void>): Promise<void>
  tell(event: ReplicaEvent): void
  /** A bug, or a store that fails; for developers. */
  fault(error: unknown): void
}

const REOPEN_MS = 5000
const REACH_TRIES = 3

export class MirrorHost implements Replica {
  private store: MirrorStore | undefined
  private follower: Follower | undefined
  private head: MirrorHead | undefined
  private trouble: MirrorSnapshot['trouble']
  /** Made when it is first needed; each change waits for the one before. */
  private index: Promise<NameIndex> | undefined
  private opening: Promise<void>
  private closed = false

  constructor(private readonly parts: MirrorHostParts) {
    parts.channel.onmessage = ({ data }) => this.took(data)
    this.opening = this.open()
  }

  async close(): Promise<void> {
    this.closed = true
    await this.opening
    this.parts.channel.close()
    await this.follower?.stop()
    this.store?.close()
    this.store = undefined
  }

  // ── Questions ────────────────────────────────────────────────────────────────────────────────────────────────────

  async listing(folder: NodeId): Promise<ReplicaListing> {
    const store = await this.whole()
    if (!store) return { kind: 'not-whole' }
    const [path, nodes] = await Promise.all([pathIn(store, folder), store.children(folder)])
    if (!path || (folder !== ROOT && !isFolder(path.at(-1)))) return { kind: 'gone' }
    return { kind: 'listed', path: path.map(stepOf), nodes }
  }

  async nodes(ids: readonly NodeId[]): Promise<readonly RemoteNode[]> {
    await this.opening
    return this.store?.nodes(ids) ?? []
  }

  async path(id: NodeId): Promise<readonly Step[] | undefined> {
    await this.opening
    const path = this.store && (await pathIn(this.store, id))
    return path?.map(stepOf)
  }

  async search(query: IndexQuery): Promise<ReplicaHits> {
    await this.opening
    const { store } = this
    const index = await this.named()
    if (!store || !index) return { hits: [], more: false, whole: false }
    const { ids, more } = index.search(query)
    const around = new Map(ids.map(id => [id, index.ancestors(id)]))
    const rows = new Map((await store.nodes([...new Set([...ids, ...[...around.values()].flat()])])).map(row => [row.id, row]))
    const hits = ids.flatMap(id => {
      const node = rows.get(id)
      const path = (around.get(id) ?? []).map(folder => rows.get(folder)).filter(row => row !== undefined)
      return node ? [{ node, path: path.map(stepOf) }] : []
    })
    return { hits, more, whole: this.head?.whole === true }
  }

  async counts(folder: NodeId): Promise<Counts | undefined> {
    if (!(await this.whole())) return undefined
    return (await this.named())?.counts(folder)
  }

  async below(ids: readonly NodeId[]): Promise<readonly RemoteNode[] | undefined> {
    const store = await this.whole()
    const index = store && (await this.named())
    return index && store.nodes(index.descendants(ids))
  }

  async cursor(): Promise<number | undefined> {
    await this.opening
    return this.head?.whole ? this.head.cursor : undefined
  }

  async look(): Promise<void> {
    await this.opening
    await this.follower?.look()
  }

  async reach(head: number): Promise<boolean> {
    for (let tries = 0; tries < REACH_TRIES; tries++) {
      // A first filling takes its time, and nobody is shown it meanwhile.
      if (!(await this.whole())) return false
      if ((this.head?.cursor ?? 0) >= head) return true
      await this.look()
      if (this.trouble) return false
    }
    return (this.head?.cursor ?? 0) >= head
  }

  private async whole(): Promise<MirrorStore | undefined> {
    await this.opening
    return this.head?.whole ? this.store : undefined
  }

  // ── The store ────────────────────────────────────────────────────────────────────────────────────────────────────

  private async open(): Promise<void> {
    try {
      const store: MirrorStore = await this.parts.openStore(() => this.lost(store))
      this.store = store
      this.head = await store.head()
      this.follow(store)
    } catch (error) {
      this.parts.fault(error)
      this.setTrouble(isNewer(error) ? 'outdated' : 'internal')
      if (!isNewer(error)) this.reopenLater()
    }
  }

  private follow(store: MirrorStore): void {
    const { drive, clock, alone, channel, fault } = this.parts
    const news = (one: MirrorNews) => {
      if (store !== this.store || this.closed) return
      channel.postMessage(one)
      this.took(one)
    }
    this.follower = new Follower({ store, drive, clock, alone, fault, news, trouble: trouble => this.setTrouble(trouble) })
    this.show()
    void this.follower.look()
  }

  private lost(store: MirrorStore): void {
    if (this.closed || store !== this.store) return
    void this.follower?.stop()
    this.store = undefined
    this.follower = undefined
    this.forgetAll()
    this.reopenLater()
  }

  private reopenLater(): void {
    this.parts.clock.after(REOPEN_MS, () => {
      if (!this.closed) this.opening = this.open()
    })
  }

  // ── News, of this tab's follower or another's ────────────────────────────────────────────────────────────────────

  private took(news: MirrorNews): void {
    const { store } = this
    if (!store || this.closed) return
    if (news.kind === 'changed') this.changed(store, news)
    else this.forgetAll()
  }

  private changed(store: MirrorStore, news: MirrorNews & { kind: 'changed' }): void {
    const wasWhole = this.head?.whole
    this.head = news.head
    if (this.index) this.keepIndex(updated(this.index, store, news.ids))
    this.show()
    // Until it was whole everybody listened to the server.
    if (!wasWhole && news.head.whole) this.parts.tell({ kind: 'cleared' })
    else if (wasWhole) this.parts.tell({ kind: 'changed', ids: news.ids, folders: news.folders })
  }

  private forgetAll(): void {
    this.head = undefined
    this.index = undefined
    this.show()
    this.parts.tell({ kind: 'cleared' })
  }

  private named(): Promise<NameIndex> | undefined {
    if (this.store && !this.index) this.keepIndex(loaded(this.store))
    return this.index
  }

  /** One that could not be made is made anew when it is asked for again. */
  private keepIndex(index: Promise<NameIndex>): void {
    this.index = index
    index.catch(() => {
      if (this.index === index) this.index = undefined
    })
  }

  private setTrouble(trouble: MirrorSnapshot['trouble']): void {
    if (this.trouble === trouble) return
    this.trouble = trouble
    this.show()
  }

  private show(): void {
    const state = { whole: this.head?.whole === true, nodes: this.head?.nodes ?? 0, trouble: this.trouble }
    this.parts.tell({ kind: 'state', state })
  }
}

/** Another page, newer than this one, has made the database what this one cannot read. */
function isNewer(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'VersionError'
}

async function loaded(store: MirrorStore): Promise<NameIndex> {
  const index = new NameIndex()
  await store.each(rows => {
    for (const row of rows) index.put(row)
  })
  return index
}

/** Reads the rows once more: whatever was stored since only makes them newer. */
async function updated(before: Promise<NameIndex>, store: MirrorStore, ids: readonly NodeId[]): Promise<NameIndex> {
  const index = await before
  const rows = new Map((await store.nodes(ids)).map(row => [row.id, row]))
  for (const id of ids) {
    const row = rows.get(id)
    if (row) index.put(row)
    else index.delete(id)
  }
  return index
}

/** From the top down to the node itself; `undefined` when one of them is not there. */
async function pathIn(store: MirrorStore, id: NodeId): Promise<RemoteNode[] | undefined> {
  const path: RemoteNode[] = []
  for (let at = id; at !== ROOT; ) {
    const [row] = await store.nodes([at])
    if (!row || path.length > MAX_DEPTH) return undefined
    path.unshift(row)
    at = row.parent
  }
  return path
}

function isFolder(node: RemoteNode | undefined): boolean {
  return node?.kind === 'folder'
}

function stepOf({ id, name }: RemoteNode): Step {
  return { id, name }
}
