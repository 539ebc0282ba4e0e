/**
 * One drive on a server in memory. What an op may do is decided by the real rules (`commit.ts`); this keeps what they
 * write, and keeps it like a disk would: a transaction is whole or not at all, a pack is there once it was
 * acknowledged, a crash forgets the rest, a backup brings back an older state under another epoch.
 */
import type { Manifest } from '../chunk/manifest'
import { applyCommit, BadCommit, type DriveNode } from '../commit'
import { unsettled } from '../conflict'
import type { ChunkHash, ContentHash, DeviceId, DriveId, NodeId, OpId, RevisionId } from '../ids'
import { nameKey } from '../name'
import type { Clock } from '../ports'
import { RemoteFault } from '../ports'
import type { Advanced, Commit, CommitAnswer, NewRevision, Op, Outcome, RemoteNode } from '../protocol/messages'
import type { PackedChunk } from '../protocol/pack'
import { type Bytes, sha256, sha256Now } from './content'
import { MemoryTransaction } from './memory-transaction'

export interface StoredNode extends DriveNode {
  /** The device that changed it last. */
  readonly by: DeviceId
}

export interface StoredRevision extends NewRevision {
  readonly node: NodeId
  readonly by: DeviceId
  readonly at: number
}

/** All that a backup holds. */
export interface DriveData {
  seq: number
  /** In seq order. */
  readonly nodes: Map<NodeId, StoredNode>
  readonly revisions: Map<RevisionId, StoredRevision>
  readonly chunks: Map<ChunkHash, Bytes>
  readonly answers: Map<OpId, Outcome>
}

/** Told of every accepted op and every new chunk, as it becomes durable. `before`: the node that the op found. */
export interface ServerWitness {
  accepted(op: Op, device: DeviceId, fence: number, before: StoredNode | undefined): void
  /** A node got another state, of its own or with its folder. */
  changed(node: StoredNode, before: StoredNode | undefined): void
}

interface Subscriber {
  readonly device: DeviceId
  advanced(message: Advanced): void
  rights(): void
}

export class MemoryServer {
  epoch: string
  data: DriveData = { seq: 1, nodes: new Map(), revisions: new Map(), chunks: new Map(), answers: new Map() }
  witness: ServerWitness | undefined
  /** A planted bug switches this off. */
  checkFences = true
  quota: number | undefined
  readonly revoked = new Set<DeviceId>()
  /** Devices of people who may only read. */
  private readonly readers = new Set<DeviceId>()
  private readonly children = new ChildTable()
  private readonly manifests = new Map<ContentHash, Manifest>()
  private readonly fences = new Map<DeviceId, number>()
  private readonly unconfirmed: { readonly device: DeviceId; readonly at: number }[] = []
  private readonly subscribers = new Set<Subscriber>()
  private epochs = 0
  /** Changes with every crash: what began before it never ends. */
  private life = 0
  private tail: Promise<unknown> = Promise.resolve()

  constructor(
    readonly drive: DriveId,
    private readonly clock: Clock,
  ) {
    this.epoch = this.nextEpoch()
  }

  // ── What a request may ask ───────────────────────────────────────────────────────────────────────────────────────

  lead(device: DeviceId): number {
    const fence = (this.fences.get(device) ?? 0) + 1
    this.fences.set(device, fence)
    return fence
  }

  mayWrite(device: DeviceId): boolean {
    return !this.readers.has(device)
  }

  /** From now on the device's person may change the drive, or only read it. */
  setRights(device: DeviceId, rights: 'write' | 'read', tell = true): void {
    if (rights === 'read') this.readers.add(device)
    else this.readers.delete(device)
    for (const subscriber of this.subscribers) if (tell && subscriber.device === device) subscriber.rights()
  }

  fenceOf(device: DeviceId): number {
    return this.fences.get(device) ?? 0
  }

  /** One commit after the other; `undefined` when the server died in between. */
  commit(device: DeviceId, commit: Commit): Promise<CommitAnswer | undefined> {
    const { life } = this
    const done = this.tail.then(() => (life === this.life ? this.commitNow(device, commit) : undefined))
    this.tail = done.catch(() => undefined)
    return done
  }

  private async commitNow(device: DeviceId, commit: Commit): Promise<CommitAnswer | undefined> {
    const { life } = this
    if (!this.mayWrite(device)) throw new RemoteFault('forbidden')
    if (this.checkFences && commit.fence < this.fenceOf(device)) throw new RemoteFault('fenced')
    const from = this.data.seq
    const tx = new MemoryTransaction(this, device, commit.deletesConfirmed)
    const outcomes = await this.guarded(() => applyCommit(tx, commit, device, sha256))
    if (life !== this.life) return undefined
    this.absorb(tx, commit, device)
    if (this.data.seq > from) this.push(from)
    return { epoch: this.epoch, head: this.data.seq, outcomes }
  }

  private async guarded<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await run()
    } catch (error) {
      if (error instanceof BadCommit) throw new RemoteFault('bad-request', { cause: error })
      throw error
    }
  }

  changes(since: number, limit: number) {
    const nodes: RemoteNode[] = []
    let next = since
    for (const node of this.data.nodes.values()) {
      if (node.seq <= since) continue
      if (nodes.length === limit) return { epoch: this.epoch, head: this.data.seq, next, more: true, nodes }
      if (since > 0 || !node.deleted) nodes.push(this.describe(node))
      next = node.seq
    }
    return { epoch: this.epoch, head: this.data.seq, next: this.data.seq, more: false, nodes }
  }

  /** Durable at once: callers acknowledge afterwards. Throws on a chunk that is not what it says. */
  store(chunks: readonly PackedChunk[]): void {
    for (const chunk of chunks) if (sha256Now(chunk.bytes) !== chunk.hash) throw new RemoteFault('bad-request')
    for (const chunk of chunks) if (!this.data.chunks.has(chunk.hash)) this.data.chunks.set(chunk.hash, chunk.bytes.slice())
  }

  subscribe(subscriber: Subscriber): () => void {
    this.subscribers.add(subscriber)
    return () => this.subscribers.delete(subscriber)
  }

  // ── What the rules read ──────────────────────────────────────────────────────────────────────────────────────────

  childrenOf(folder: NodeId): Iterable<NodeId> {
    return this.children.of(folder)
  }

  liveChild(parent: NodeId, key: string): NodeId | undefined {
    return this.children.named(parent, key)
  }

  liveFiles(): number {
    let files = 0
    for (const node of this.data.nodes.values()) if (!node.deleted && node.kind === 'file') files++
    return files
  }

  recentDeletes(device: DeviceId): number {
    const since = this.clock.now() - 60_000
    return this.unconfirmed.filter(entry => entry.device === device && entry.at > since).length
  }

  isOverQuota(): boolean {
    return this.quota !== undefined && [...this.data.revisions.values()].reduce((sum, revision) => sum + revision.size, 0) >= this.quota
  }

  now(): number {
    return this.clock.now()
  }

  describe(node: StoredNode, revisions: { get(id: RevisionId): StoredRevision | undefined } = this.data.revisions): RemoteNode {
    const { id, kind, parent, name, seq, deleted } = node
    const revision = node.revision === null ? undefined : revisions.get(node.revision)
    const info = revision && {
      id: revision.id,
      content: revision.content,
      size: revision.size,
      mtime: revision.mtime,
      chunks: revision.chunks.length,
      at: revision.at,
      author: 'somebody',
      device: revision.by as string,
    }
    return { id, kind, parent, name, seq, deleted, revision: info ?? null, conflict: unsettled(node) }
  }

  // ── What people and misfortune may do ────────────────────────────────────────────────────────────────────────────

  /** What is in the trash goes for good, but for its tombstones; chunks that nothing else names go with it. */
  purge(): void {
    const { nodes, revisions, chunks } = this.data
    for (const node of nodes.values()) {
      if (!node.deleted) continue
      for (const revision of [...revisions.values()]) if (revision.node === node.id) revisions.delete(revision.id)
      nodes.set(node.id, { ...node, revision: null })
    }
    const named = new Set([...revisions.values()].flatMap(revision => revision.chunks.map(chunk => chunk.hash)))
    for (const hash of [...chunks.keys()]) if (!named.has(hash)) chunks.delete(hash)
  }

  /** Everything under way ends without an answer. What was acknowledged stays. */
  crash(): void {
    this.life++
    this.tail = Promise.resolve()
  }

  backup(): DriveData {
    const { seq, nodes, revisions, chunks, answers } = this.data
    return { seq, nodes: new Map(nodes), revisions: new Map(revisions), chunks: new Map(chunks), answers: new Map(answers) }
  }

  restore(backup: DriveData): void {
    this.crash()
    const { seq, nodes, revisions, chunks, answers } = backup
    this.data = { seq, nodes: new Map(nodes), revisions: new Map(revisions), chunks: new Map(chunks), answers: new Map(answers) }
    this.children.rebuild(this.data.nodes.values())
    this.manifests.clear()
    for (const revision of this.data.revisions.values()) this.manifests.set(revision.content, revision.chunks)
    this.epoch = this.nextEpoch()
  }

  /** Whether a content can be given back: it is live, in history or in trash. */
  holds(content: ContentHash): boolean {
    return this.manifests.get(content)?.every(chunk => this.data.chunks.has(chunk.hash)) ?? false
  }

  manifest(content: ContentHash): Manifest | undefined {
    return this.manifests.get(content)
  }

  contents(): ContentHash[] {
    return [...this.manifests.keys()].filter(content => this.holds(content))
  }

  private keepRevision(revision: StoredRevision): void {
    this.data.revisions.set(revision.id, revision)
    this.manifests.set(revision.content, revision.chunks)
  }

  /** The whole content of a revision. Throws when a chunk is not there. */
  read(id: RevisionId): Uint8Array {
    const revision = this.data.revisions.get(id)
    const parts = revision?.chunks.map(chunk => this.data.chunks.get(chunk.hash))
    if (!parts || parts.some(part => part === undefined)) throw new Error(`revision ${id} cannot be given back`)
    return Buffer.concat(parts as Bytes[])
  }

  liveNodes(): StoredNode[] {
    return [...this.data.nodes.values()].filter(node => !node.deleted)
  }

  private nextEpoch(): string {
    return `epoch-${++this.epochs}`
  }

  private absorb(tx: MemoryTransaction, commit: Commit, device: DeviceId): void {
    const { data } = this
    const before = new Map([...tx.nodes.keys()].map(id => [id, data.nodes.get(id)]))
    for (const revision of tx.revisions.values()) this.keepRevision(revision)
    this.putNodes([...tx.nodes.values()].sort((a, b) => a.seq - b.seq))
    for (const [op, outcome] of tx.answers) data.answers.set(op, outcome)
    for (let i = 0; i < tx.unconfirmedDeletes; i++) this.unconfirmed.push({ device, at: this.now() })
    data.seq = tx.seq
    for (const op of commit.ops) if (tx.answers.has(op.opId)) this.witness?.accepted(op, device, commit.fence, before.get(op.id))
    for (const node of tx.nodes.values()) this.witness?.changed(node, before.get(node.id))
  }

  /** All names are given up before any is taken: only the end of a transaction counts. */
  private putNodes(nodes: readonly StoredNode[]): void {
    for (const { id } of nodes) {
      const before = this.data.nodes.get(id)
      if (before && !before.deleted) this.children.remove(before)
      this.data.nodes.delete(id)
    }
    for (const node of nodes) {
      this.data.nodes.set(node.id, node)
      if (!node.deleted) this.children.add(node)
    }
  }

  private push(from: number): void {
    const { nodes, more } = this.changes(from, 20)
    const head = this.data.seq
    const message: Advanced = { drive: this.drive, epoch: this.epoch, from, head, ...(more || from === 0 ? {} : { nodes }) }
    for (const subscriber of this.subscribers) subscriber.advanced(message)
  }
}

/** Live nodes by parent and name key. */
class ChildTable {
  private readonly folders = new Map<NodeId, Map<string, NodeId>>()

  of(folder: NodeId): Iterable<NodeId> {
    return this.folders.get(folder)?.values() ?? []
  }

  named(folder: NodeId, key: string): NodeId | undefined {
    return this.folders.get(folder)?.get(key)
  }

  add(node: StoredNode): void {
    const names = this.folders.get(node.parent) ?? new Map<string, NodeId>()
    const key = nameKey(node.name)
    if (names.has(key)) throw new Error(`two live nodes under one name: ${node.name}`)
    names.set(key, node.id)
    this.folders.set(node.parent, names)
  }

  remove(node: StoredNode): void {
    this.folders.get(node.parent)?.delete(nameKey(node.name))
  }

  rebuild(nodes: Iterable<StoredNode>): void {
    this.folders.clear()
    for (const node of nodes) if (!node.deleted) this.add(node)
  }
}
