/** A drive as a page asks for it, straight into a server in memory that obeys the real rules; it can be made to fail. */
import type { Manifest } from '../../core/chunk/manifest'
import type { ChunkHash, ContentHash, DeviceId, NodeId, RevisionId } from '../../core/ids'
import { ROOT } from '../../core/ids'
import { RemoteFault } from '../../core/ports'
import { type Changes, type CommitAnswer, type Op, PROTOCOL_VERSION, type RemoteNode } from '../../core/protocol/messages'
import type { PackedChunk } from '../../core/protocol/pack'
import { MemoryDrive } from '../../core/testing/memory-drive'
import type { MemoryServer } from '../../core/testing/memory-server'
import { deletedTogether } from '../remote/deleted-together'
import type { PageDrive, RemoteListing } from '../remote/page-drive'

export class MemoryPageDrive implements PageDrive {
  /** What every request is refused with. */
  fault: RemoteFault['kind'] | undefined
  /** So many requests that change something are done, and their answers lost. */
  lostAnswers = 0
  /** Called before each request. */
  before: (what: string) => void | Promise<void> = () => {}
  readonly asked: string[] = []
  /** Of whoever looks at this page. */
  readonly stars = new Set<NodeId>()
  readonly under: MemoryDrive
  private readonly fence: Promise<number>

  constructor(
    readonly server: MemoryServer,
    device: DeviceId,
  ) {
    this.under = new MemoryDrive(server, device)
    this.fence = this.under.lead().then(lead => lead.fence)
  }

  async changes(since: number, limit: number): Promise<Changes> {
    await this.request('changes')
    return this.under.changes(since, limit)
  }

  async edit(ops: readonly Op[], deletesConfirmed: boolean): Promise<CommitAnswer> {
    await this.request('edit')
    const answer = await this.under.commit({ protocol: PROTOCOL_VERSION, fence: await this.fence, deletesConfirmed, ops: [...ops] })
    this.answer()
    return answer
  }

  async missing(hashes: readonly ChunkHash[]): Promise<ReadonlySet<ChunkHash>> {
    await this.request('missing')
    return this.under.missing(hashes)
  }

  async sendPack(chunks: readonly PackedChunk[], progress?: (bytes: number) => void): Promise<void> {
    await this.request('pack')
    await this.under.sendPack(chunks, progress)
    this.answer()
  }

  async manifests(contents: readonly ContentHash[]): Promise<ReadonlyMap<ContentHash, Manifest>> {
    await this.request('manifests')
    return this.under.manifests(contents)
  }

  async listFolder(folder: NodeId): Promise<RemoteListing> {
    await this.request('list')
    const path: { id: NodeId; name: string }[] = []
    for (let at = folder; at !== ROOT; ) {
      const node = this.server.data.nodes.get(at)
      if (!node || node.deleted || node.kind !== 'folder') throw new RemoteFault('not-found')
      path.unshift({ id: node.id, name: node.name })
      at = node.parent
    }
    return { path, nodes: this.live(({ parent }) => parent === folder) }
  }

  async trashed(ids: readonly NodeId[]): Promise<ReadonlyMap<NodeId, readonly RemoteNode[]>> {
    await this.request('trashed')
    const all = [...this.server.data.nodes.values()].filter(({ deleted }) => deleted)
    const found = all.filter(({ id }) => ids.includes(id))
    for (const { id } of found) found.push(...all.filter(child => child.parent === id && !found.includes(child)))
    return deletedTogether(found.map(one => this.server.describe(one)))
  }

  async star(nodes: readonly NodeId[], starred: boolean): Promise<readonly NodeId[]> {
    await this.request('star')
    const isGone = (id: NodeId) => this.server.data.nodes.get(id)?.deleted !== false
    const gone = starred ? nodes.filter(isGone) : []
    for (const id of nodes) {
      if (!starred) this.stars.delete(id)
      else if (!gone.includes(id)) this.stars.add(id)
    }
    return gone
  }

  async revisionChunks(_node: NodeId, revision: RevisionId): Promise<Manifest> {
    await this.request('revision')
    const stored = this.server.data.revisions.get(revision)
    if (!stored) throw new RemoteFault('not-found')
    return stored.chunks
  }

  /** Live nodes, as everybody sees them. */
  live(like: (node: RemoteNode) => boolean = () => true): RemoteNode[] {
    return this.server
      .liveNodes()
      .map(node => this.server.describe(node))
      .filter(like)
  }

  /** Names with their folders before them, in order. */
  paths(): string[] {
    const nameOf = (id: NodeId): string => {
      const node = this.server.data.nodes.get(id)
      return node ? `${nameOf(node.parent)}/${node.name}` : ''
    }
    return this.live()
      .map(({ id }) => nameOf(id).slice(1))
      .sort()
  }

  /** The content of a live file. */
  text(path: string): string {
    const [name] = path.split('/').slice(-1)
    const node = this.live(one => one.name === name).find(one => this.pathOf(one) === path)
    return node?.revision ? new TextDecoder().decode(this.server.read(node.revision.id)) : ''
  }

  private pathOf(node: RemoteNode): string {
    const parent = this.server.data.nodes.get(node.parent)
    return parent ? `${this.pathOf(this.server.describe(parent))}/${node.name}` : node.name
  }

  private async request(what: string): Promise<void> {
    this.asked.push(what)
    await this.before(what)
    if (this.fault) throw new RemoteFault(this.fault)
  }

  private answer(): void {
    if (this.lostAnswers > 0) {
      this.lostAnswers--
      throw new RemoteFault('offline')
    }
  }
}
