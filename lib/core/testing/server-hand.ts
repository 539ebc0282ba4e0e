/** Somebody who works on the drive itself, by path, as in the browser's file list: every change is a commit of one op. */
import type { NodeId, OpId, RevisionId } from '../ids'
import { ROOT } from '../ids'
import { nameKey, type Path } from '../name'
import type { RemoteDrive } from '../ports'
import { type Op, type Outcome, PROTOCOL_VERSION } from '../protocol/messages'
import { type Bytes, chunksOf, contentOf } from './content'
import type { MemoryServer, StoredNode } from './memory-server'

type NewOp = Op extends infer One ? (One extends Op ? Omit<One, 'opId'> : never) : never

export class ServerHand {
  private fence: number | undefined

  constructor(
    private readonly server: MemoryServer,
    private readonly drive: RemoteDrive,
    private readonly newId: () => string,
  ) {}

  /** The live node at `path`; `null` is the root. */
  find(path: Path): StoredNode | null | undefined {
    let at: StoredNode | null | undefined = null
    for (const name of path) {
      const child: NodeId | undefined = this.server.liveChild(at?.id ?? ROOT, nameKey(name))
      at = child === undefined ? undefined : this.server.data.nodes.get(child)
      if (!at) return undefined
    }
    return at
  }

  async makeFolder(path: Path): Promise<NodeId> {
    const there = this.find(path)
    if (there === null) return ROOT
    if (there) return there.id
    const parent = await this.makeFolder(path.slice(0, -1))
    const id = this.newId() as NodeId
    await this.commit({ op: 'create-folder', id, place: { parent, name: last(path) } })
    return id
  }

  /** Creates a file or gives it another content. */
  async put(path: Path, bytes: Bytes): Promise<Outcome> {
    const revision = await this.upload(bytes)
    const there = this.find(path)
    if (there) return this.commit({ op: 'edit', id: there.id, expect: there.revision as RevisionId, revision })
    const parent = await this.makeFolder(path.slice(0, -1))
    return this.commit({ op: 'create-file', id: this.newId() as NodeId, place: { parent, name: last(path) }, revision })
  }

  async move(from: Path, to: Path): Promise<Outcome | undefined> {
    const node = this.find(from)
    if (!node) return undefined
    const parent = await this.makeFolder(to.slice(0, -1))
    const expect = { parent: node.parent, name: node.name }
    return this.commit({ op: 'move', id: node.id, expect, place: { parent, name: last(to) } })
  }

  async remove(path: Path): Promise<Outcome | undefined> {
    const node = this.find(path)
    if (!node) return undefined
    const place = { parent: node.parent, name: node.name }
    return this.commit({ op: 'delete', id: node.id, expect: { place, revision: node.revision }, cursor: this.server.data.seq })
  }

  /** Brings a node back out of the trash. */
  async restore(id: NodeId, to: Path): Promise<Outcome> {
    const parent = await this.makeFolder(to.slice(0, -1))
    return this.commit({ op: 'restore', id, place: { parent, name: last(to) } })
  }

  private async upload(bytes: Bytes) {
    const { hash, size, manifest } = contentOf(bytes)
    const missing = await this.drive.missing(manifest.map(chunk => chunk.hash))
    const chunks = chunksOf(bytes).filter(chunk => missing.has(chunk.hash))
    if (chunks.length > 0) await this.drive.sendPack(chunks)
    return { id: this.newId() as RevisionId, content: hash, size, mtime: this.server.now(), chunks: [...manifest] }
  }

  private async commit(op: NewOp): Promise<Outcome> {
    this.fence ??= (await this.drive.lead()).fence
    const ops = [{ ...op, opId: this.newId() as OpId }]
    const answer = await this.drive.commit({ protocol: PROTOCOL_VERSION, fence: this.fence, deletesConfirmed: true, ops })
    return answer.outcomes[0] as Outcome
  }
}

function last(path: Path): string {
  return path[path.length - 1] as string
}
