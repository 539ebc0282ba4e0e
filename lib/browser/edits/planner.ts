/** Turns what a person wants into ops, from what this page sees. The server has the last word on each. Throws `RemoteFault`. */
import { type Manifest, shortManifest } from '../../core/chunk/manifest'
import { freeName } from '../../core/free-name'
import type { ContentHash, NodeId } from '../../core/ids'
import { badName, nameKey } from '../../core/name'
import type { NewId } from '../../core/ports'
import type { RemoteNode, RevisionInfo } from '../../core/protocol/messages'
import type { Place } from '../../core/tree'
import type { Refused, ShownNode, TakenName } from '../drive-api'
import type { PageDrive } from '../remote/page-drive'
import { type HeldContent, Ops, type Plan, type PlannedOp, placeOf, planOf } from './plan'
import { MAX_OPS } from './send-ops'
import { cursorOf, everythingBelow, isInside, namesIn, type Sight } from './sight'

const STALE = { kind: 'stale' } as const
const INTO_ITSELF = { kind: 'into-itself' } as const

export class Planner {
  readonly ops: Ops

  constructor(
    private readonly sight: Sight,
    private readonly drive: Pick<PageDrive, 'changes' | 'manifests' | 'trashed'>,
    newId: NewId,
  ) {
    this.ops = new Ops(newId)
  }

  createFolder(parent: NodeId, typed: string): Plan {
    const [id, name] = [this.ops.id(), typed.normalize('NFC')]
    return this.named(id, name, () => ({ op: this.ops.createFolder(id, { parent, name }), about: id, name, before: undefined }))
  }

  createFile(parent: NodeId, typed: string, content: HeldContent): Plan {
    const [id, name] = [this.ops.id(), typed.normalize('NFC')]
    return this.named(id, name, () => ({ op: this.ops.createFile(id, { parent, name }, content), about: id, name, before: undefined }))
  }

  async rename(id: NodeId, typed: string): Promise<Plan> {
    const name = typed.normalize('NFC')
    const [node] = await this.sight.nodes([id])
    if (!node) return planOf([], [{ id, name, why: STALE }])
    if (node.name === name) return planOf([], [], [id])
    return this.named(id, name, () => this.placed(node, { parent: node.parent, name }))
  }

  async move(ids: readonly NodeId[], to: NodeId, taken: TakenName): Promise<Plan> {
    const { there, refused } = await this.find(ids)
    const already = there.filter(({ parent }) => parent === to).map(({ id }) => id)
    const movable = await this.unlessIntoItself(
      there.filter(({ parent }) => parent !== to),
      to,
      refused,
    )
    const name = await this.namer(to, taken)
    return planOf(
      movable.map(node => this.placed(node, { parent: to, name: name(node) })),
      refused,
      already,
    )
  }

  async copy(ids: readonly NodeId[], to: NodeId, taken: TakenName): Promise<Plan> {
    const { there, refused } = await this.find(ids)
    const tops = await this.unlessIntoItself(there, to, refused)
    const below = await everythingBelow(
      this.sight,
      tops.filter(({ kind }) => kind === 'folder').map(({ id }) => id),
    )
    const chunks = await this.chunksOf([...tops, ...below])
    const name = await this.namer(to, taken)
    const copies = new Map<NodeId, { readonly id: NodeId; readonly about: NodeId }>()
    const ops: PlannedOp[] = []
    const add = (node: RemoteNode, place: Place, about: NodeId | undefined) => {
      const id = this.ops.id()
      copies.set(node.id, { id, about: about ?? id })
      const content = contentOf(node, chunks)
      if (content === 'missing') refused.push({ id: node.id, name: node.name, why: { kind: 'content-missing' } })
      else {
        const op = content ? this.ops.createFile(id, place, content) : this.ops.createFolder(id, place)
        ops.push({ op, about: about ?? id, name: node.name, before: undefined })
      }
    }
    for (const node of tops) add(node, { parent: to, name: name(node) }, undefined)
    for (const node of below) {
      const parent = copies.get(node.parent)
      if (parent) add(node, { parent: parent.id, name: node.name }, parent.about)
    }
    return planOf(ops, refused)
  }

  async remove(ids: readonly NodeId[]): Promise<Plan> {
    const { there, refused } = await this.find(ids)
    const cursor = there.some(({ kind }) => kind === 'folder') ? await cursorOf(this.sight, this.drive) : 0
    const ops = there.map(node => this.removed(node, cursor))
    // Gone already is as wanted.
    const already = refused.map(({ id }) => id)
    return { ...planOf(ops, [], already), ...(ops.length > MAX_OPS && { doubtful: await this.countFiles(there) }) }
  }

  /** `to`: instead of where each was. */
  async restore(ids: readonly NodeId[], to: NodeId | undefined, taken: TakenName): Promise<Plan> {
    const trashed = await this.drive.trashed([...new Set(ids)])
    const there = new Set([...trashed.values()].flatMap(nodes => nodes.map(({ id }) => id)))
    const namers = new Map<NodeId, Awaited<ReturnType<Planner['namer']>>>()
    const ops: PlannedOp[] = []
    for (const [id, [top, ...below]] of trashed) {
      if (!top) continue
      const parent = to ?? top.parent
      const name = namers.get(parent) ?? (await this.namer(parent, taken))
      namers.set(parent, name)
      ops.push(this.restored(top, { parent, name: name(top) }, id))
      for (const node of below) ops.push(this.restored(node, node, id))
    }
    return planOf(
      ops,
      ids.filter(id => !there.has(id)).map(id => ({ id, name: '', why: STALE })),
    )
  }

  restored(node: RemoteNode, place: Place, about: NodeId): PlannedOp {
    return { op: this.ops.restore(node.id, place), about, name: node.name, before: node }
  }

  removed(node: RemoteNode, cursor: number): PlannedOp {
    const { id, parent, name, revision } = node
    return {
      op: this.ops.remove({ id, parent, name, revision: revision?.id ?? null }, cursor),
      about: id,
      name,
      before: node,
    }
  }

  placed(node: ShownNode, place: Place): PlannedOp {
    return { op: this.ops.move(node.id, placeOf(node), place), about: node.id, name: place.name, before: node }
  }

  /** The chunk lists of the files among these, by content; what the drive does not hold any more is left out. */
  async chunksOf(nodes: readonly Pick<RemoteNode, 'revision'>[]): Promise<ReadonlyMap<ContentHash, Manifest>> {
    const revisions = nodes.map(({ revision }) => revision).filter(revision => revision !== null)
    const long = new Set(revisions.filter(({ chunks }) => chunks > 1).map(({ content }) => content))
    return new Map([
      ...revisions.filter(({ chunks }) => chunks <= 1).map(({ content, size }) => [content, shortManifest(content, size)] as const),
      ...(long.size > 0 ? await this.drive.manifests([...long]) : []),
    ])
  }

  /** Names in `folder` for what comes there, each given once. */
  async namer(folder: NodeId, taken: TakenName): Promise<(node: Pick<RemoteNode, 'name' | 'kind'>) => string> {
    if (taken === 'refuse') return node => node.name
    const names = await namesIn(this.sight, folder)
    return ({ name, kind }) => {
      const free = freeName(name, kind, key => names.has(key))
      names.add(nameKey(free))
      return free
    }
  }

  private named(id: NodeId, name: string, plan: () => PlannedOp): Plan {
    const why = badName(name)
    return why ? planOf([], [{ id, name, why: { kind: 'bad-name', why } }]) : planOf([plan()])
  }

  private async find(ids: readonly NodeId[]): Promise<{ there: ShownNode[]; refused: Refused[] }> {
    const there = [...(await this.sight.nodes([...new Set(ids)]))]
    const found = new Set(there.map(({ id }) => id))
    return { there, refused: ids.filter(id => !found.has(id)).map(id => ({ id, name: '', why: STALE })) }
  }

  /** With all that lies below. */
  private async countFiles(nodes: readonly ShownNode[]): Promise<number> {
    const folders = nodes.filter(({ kind }) => kind === 'folder').map(({ id }) => id)
    const files = [...nodes, ...(await everythingBelow(this.sight, folders))].filter(({ kind }) => kind === 'file')
    return new Set(files.map(({ id }) => id)).size
  }

  private async unlessIntoItself(nodes: readonly ShownNode[], to: NodeId, refused: Refused[]): Promise<ShownNode[]> {
    const folders = new Set(nodes.filter(({ kind }) => kind === 'folder').map(({ id }) => id))
    if (!(await isInside(this.sight, to, folders))) return [...nodes]
    const path = new Set([to, ...((await this.sight.path(to)) ?? []).map(({ id }) => id)])
    for (const { id, name } of nodes) if (path.has(id)) refused.push({ id, name, why: INTO_ITSELF })
    return nodes.filter(({ id }) => !path.has(id))
  }
}

/** `undefined` for a folder. */
export function contentOf(
  { revision }: Pick<RemoteNode, 'revision'>,
  chunks: ReadonlyMap<ContentHash, Manifest>,
): HeldContent | 'missing' | undefined {
  return revision ? heldContent(revision, chunks) : undefined
}

export function heldContent({ content, size, mtime }: RevisionInfo, known: ReadonlyMap<ContentHash, Manifest>): HeldContent | 'missing' {
  const chunks = known.get(content)
  return chunks ? { content, size, mtime, chunks } : 'missing'
}
