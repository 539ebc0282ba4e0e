/** The folders that one batch goes to: found or made, each once, and the names that stand in them. Throws `RemoteFault`. */
import type { Sha256 } from '../../core/chunk/manifest'
import { freeName } from '../../core/free-name'
import type { NodeId, OpId } from '../../core/ids'
import { type BadName, badName, MAX_DEPTH, nameKey } from '../../core/name'
import type { Op, RemoteNode } from '../../core/protocol/messages'
import type { UploadFailure } from '../drive-api'
import type { PageDrive } from '../remote/page-drive'
import { derivedId } from './derived-id'

export interface FolderParts {
  readonly drive: Pick<PageDrive, 'edit' | 'listFolder'>
  readonly sha256: Sha256
  /** `undefined`: there is no such folder. Throws `RemoteFault`. */
  children(folder: NodeId): Promise<readonly RemoteNode[] | undefined>
  made(folder: RemoteNode): void
}

/** Folders of one request. */
const MAX_MADE = 500

export type Target = TargetFolder | { readonly kind: 'failed'; readonly why: UploadFailure }

export class TargetFolder {
  readonly kind = 'folder'

  constructor(
    readonly id: NodeId,
    private readonly nodes: Map<string, RemoteNode>,
  ) {}

  /** Who has the name, as last heard. */
  named(name: string): RemoteNode | undefined {
    return this.nodes.get(nameKey(name))
  }

  node(id: NodeId): RemoteNode | undefined {
    for (const node of this.nodes.values()) if (node.id === id) return node
    return undefined
  }

  remove(node: Pick<RemoteNode, 'id'>): void {
    for (const [key, { id }] of this.nodes) if (id === node.id) this.nodes.delete(key)
  }

  put(node: RemoteNode): void {
    this.nodes.set(nameKey(node.name), node)
  }

  freeName(name: string, kind: 'file' | 'folder'): string {
    return freeName(name, kind, key => this.nodes.has(key))
  }
}

export class TargetFolders {
  private readonly known = new Map<string, Promise<Target>>()

  constructor(
    private readonly batch: string,
    private readonly top: NodeId,
    private readonly parts: FolderParts,
  ) {}

  /** `path`: from the batch's target down. Those that are not there are made, with all around them. */
  ensure(path: readonly string[]): Promise<Target> {
    const key = keyOf(path)
    const known = this.known.get(key)
    if (known) return known
    const target = path.length === 0 ? this.open(this.top) : this.below(path)
    this.known.set(key, target)
    // What failed for want of a server is asked again.
    target.catch(() => this.known.delete(key))
    return target
  }

  /** Makes those that are surely new in as few requests as possible; whatever is in doubt is left to `ensure`. */
  async prepare(paths: readonly (readonly string[])[]): Promise<void> {
    const planned = new Map<string, { readonly op: Op; readonly around: TargetFolder | undefined }>()
    for (const path of withParents(paths)) {
      if (this.known.has(keyOf(path))) continue
      const above = planned.get(keyOf(path.slice(0, -1)))
      const around = above ? undefined : await this.ensure(path.slice(0, -1))
      const name = (path.at(-1) ?? '').normalize('NFC')
      if (around?.kind === 'failed' || around?.named(name) || badName(name) || path.length > MAX_DEPTH) continue
      const parent = above?.op.id ?? around?.id
      if (parent) planned.set(keyOf(path), { op: await this.op(path, parent, name), around })
      if (planned.size === MAX_MADE) break
    }
    if (planned.size > 1) await this.makeAll(planned)
  }

  private async makeAll(planned: ReadonlyMap<string, { readonly op: Op; readonly around: TargetFolder | undefined }>): Promise<void> {
    const all = [...planned]
    const ops = all.map(([, { op }]) => op)
    const { outcomes } = await this.parts.drive.edit(ops, false)
    all.forEach(([key, { around }], i) => {
      const outcome = outcomes[i]
      if (outcome?.kind !== 'accepted') return
      this.parts.made(outcome.node)
      around?.put(outcome.node)
      this.known.set(key, Promise.resolve(new TargetFolder(outcome.node.id, new Map())))
    })
  }

  /** Looks again at what stands in them. */
  forget(): void {
    this.known.clear()
  }

  private async open(id: NodeId): Promise<Target> {
    const nodes = await this.parts.children(id)
    if (!nodes) return { kind: 'failed', why: { kind: 'parent-gone' } }
    return new TargetFolder(id, new Map(nodes.map(node => [nameKey(node.name), node])))
  }

  private async below(path: readonly string[]): Promise<Target> {
    const parent = await this.ensure(path.slice(0, -1))
    if (parent.kind === 'failed') return parent
    const name = (path.at(-1) ?? '').normalize('NFC')
    const why = path.length > MAX_DEPTH ? 'too-deep' : badName(name)
    if (why) return { kind: 'failed', why: { kind: 'bad-name', why } }
    const there = parent.named(name)
    if (there?.kind === 'folder') return this.open(there.id)
    return this.make(parent, name, path)
  }

  /** A file that has the name stays, and the folder gets another. */
  private async make(parent: TargetFolder, name: string, path: readonly string[]): Promise<Target> {
    const free = parent.freeName(name, 'folder')
    const op = await this.op(path, parent.id, free)
    const [outcome] = (await this.parts.drive.edit([op], false)).outcomes
    switch (outcome?.kind) {
      case 'accepted':
        return this.made(parent, outcome.node)
      case 'name-taken':
        return this.taken(parent, outcome.by, name, path)
      case 'stale':
        return outcome.node && !outcome.node.deleted ? this.open(op.id) : { kind: 'failed', why: { kind: 'parent-gone' } }
      case 'bad-name':
        return { kind: 'failed', why: { kind: 'bad-name', why: outcome.why as BadName | 'too-deep' } }
      case 'locked':
      case 'forbidden':
        return { kind: 'failed', why: { kind: outcome.kind } }
      case 'parent-gone':
        return { kind: 'failed', why: { kind: 'parent-gone' } }
      default:
        return { kind: 'failed', why: { kind: 'refused' } }
    }
  }

  /** One that was made by an earlier attempt may hold something; the server tells when a name in it is taken. */
  private made(parent: TargetFolder, node: RemoteNode): TargetFolder {
    this.parts.made(node)
    parent.put(node)
    return new TargetFolder(node.id, new Map())
  }

  private async op(path: readonly string[], parent: NodeId, name: string): Promise<Op> {
    const { sha256 } = this.parts
    const id = (await derivedId(sha256, this.batch, 'folder', ...path)) as NodeId
    const opId = (await derivedId(sha256, this.batch, 'make', parent, name, ...path)) as OpId
    return { op: 'create-folder', opId, id, place: { parent, name } }
  }

  /** Somebody made it a moment ago. */
  private async taken(parent: TargetFolder, by: NodeId, name: string, path: readonly string[]): Promise<Target> {
    const { nodes } = await this.parts.drive.listFolder(parent.id)
    for (const node of nodes) parent.put(node)
    const there = nodes.find(({ id }) => id === by)
    return there?.kind === 'folder' ? this.open(there.id) : this.make(parent, name, path)
  }
}

function keyOf(path: readonly string[]): string {
  return JSON.stringify(path)
}

/** Each path once, and the folders around it before it. */
function withParents(paths: readonly (readonly string[])[]): (readonly string[])[] {
  const all = new Map<string, readonly string[]>()
  for (const path of paths) {
    for (let length = 1; length <= path.length; length++) all.set(keyOf(path.slice(0, length)), path.slice(0, length))
  }
  return [...all.values()].sort((a, b) => a.length - b.length)
}
