/** One commit's transaction over a `MemoryServer`: what it writes is seen by itself only, until the server absorbs it whole. */
import type { DriveNode, DriveTransaction } from '../commit'
import type { ChunkHash, DeviceId, NodeId, OpId, RevisionId } from '../ids'
import { nameKey } from '../name'
import type { NewRevision, Outcome, RemoteNode } from '../protocol/messages'
import type { MemoryServer, StoredNode, StoredRevision } from './memory-server'

export class MemoryTransaction implements DriveTransaction {
  readonly nodes = new Map<NodeId, StoredNode>()
  readonly revisions = new Map<RevisionId, StoredRevision>()
  readonly answers = new Map<OpId, Outcome>()
  seq: number
  unconfirmedDeletes = 0

  constructor(
    private readonly server: MemoryServer,
    private readonly device: DeviceId,
    private readonly confirmed: boolean,
  ) {
    this.seq = server.data.seq
  }

  async answered(op: OpId): Promise<Outcome | undefined> {
    return this.answers.get(op) ?? this.server.data.answers.get(op)
  }

  async remember(op: OpId, outcome: Outcome): Promise<void> {
    this.answers.set(op, outcome)
  }

  async node(id: NodeId): Promise<DriveNode | undefined> {
    return this.find(id)
  }

  async liveChild(parent: NodeId, key: string): Promise<NodeId | undefined> {
    for (const node of this.nodes.values()) {
      if (!node.deleted && node.parent === parent && nameKey(node.name) === key) return node.id
    }
    const child = this.server.liveChild(parent, key)
    return child !== undefined && !this.nodes.has(child) ? child : undefined
  }

  async liveBelow(folder: NodeId): Promise<readonly StoredNode[]> {
    const below: StoredNode[] = []
    const queue = [folder]
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      for (const child of this.children(at)) {
        below.push(child)
        queue.push(child.id)
      }
    }
    return below
  }

  async missingChunks(hashes: readonly ChunkHash[]): Promise<readonly ChunkHash[]> {
    return hashes.filter(hash => !this.server.data.chunks.has(hash))
  }

  async overQuota(): Promise<number | undefined> {
    return this.server.isOverQuota() ? this.server.quota : undefined
  }

  async deleteCounts(): Promise<{ live: number; recent: number }> {
    let live = this.server.liveFiles()
    for (const node of this.nodes.values()) {
      if (node.kind !== 'file') continue
      const before = this.server.data.nodes.get(node.id)
      live += (node.deleted ? 0 : 1) - (before && !before.deleted ? 1 : 0)
    }
    return { live, recent: this.server.recentDeletes(this.device) + this.unconfirmedDeletes }
  }

  async nextSeq(): Promise<number> {
    return ++this.seq
  }

  async addRevision(node: NodeId, revision: NewRevision): Promise<void> {
    this.revisions.set(revision.id, { ...revision, node, by: this.device, at: this.server.now() })
  }

  async put(node: DriveNode): Promise<void> {
    const before = this.find(node.id)
    if (node.deleted && node.kind === 'file' && !before?.deleted && !this.confirmed) this.unconfirmedDeletes++
    this.nodes.set(node.id, { ...node, by: this.device })
  }

  async describe(id: NodeId): Promise<RemoteNode> {
    const node = this.find(id)
    if (!node) throw new Error(`no node ${id}`)
    return this.server.describe(node, { get: revision => this.revisions.get(revision) ?? this.server.data.revisions.get(revision) })
  }

  private find(id: NodeId): StoredNode | undefined {
    return this.nodes.get(id) ?? this.server.data.nodes.get(id)
  }

  private *children(folder: NodeId): Iterable<StoredNode> {
    for (const id of this.server.childrenOf(folder)) {
      const node = this.nodes.has(id) ? undefined : this.server.data.nodes.get(id)
      if (node) yield node
    }
    for (const node of this.nodes.values()) if (!node.deleted && node.parent === folder) yield node
  }
}
