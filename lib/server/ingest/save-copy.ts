/**
 * What a link opens, copied into a drive of somebody who is signed in. All contents are there before the first node is
 * made: a copy that has no room leaves nothing.
 */
import { freeName } from '../../core/free-name'
import { type DeviceId, type NodeId, type OpId, type RevisionId, ROOT } from '../../core/ids'
import { nameKey } from '../../core/name'
import type { SavedCopy, SaveProgress } from '../../core/protocol/links'
import { type Op, type Outcome, PROTOCOL_VERSION, type RemoteNode } from '../../core/protocol/messages'
import { findNode } from '../changes'
import { editDrive } from '../commit/commit'
import type { Drive } from '../drive'
import { Fault } from '../fault'
import { requireInLink } from '../links/nodes-in-link'
import type { OpenLink } from '../links/open-link'
import { manifestOf } from '../manifests'
import { newId } from '../new-id'
import { type Content, copyContents, findContents } from './copy-contents'
import { type FoundNode, nodesBelow } from './nodes-below'
import { faultOf } from './refusal'
import { takenNames } from './taken-names'

const MAX_NODES = 10_000
/** As many as one commit of a device has. */
const OPS_AT_ONCE = 1000
/** Names are taken, and chunks are collected, between the look and the commit. */
const TRIES = 5

export interface Target {
  readonly drive: Drive
  readonly parent: NodeId
  /** In whose name. */
  readonly author: DeviceId
}

export interface SaveWatch {
  readonly tell?: (progress: SaveProgress) => void
  /** Nobody wants it any more: what is not begun is not made. */
  readonly gone?: AbortSignal
}

/** Throws `not-found` for what the link does not open, `disk-full`, and the signal's reason. */
export async function saveCopy(link: OpenLink, ids: readonly NodeId[], target: Target, watch: SaveWatch = {}): Promise<SavedCopy> {
  await requireInLink(link, ids)
  const found = await nodesBelow(link.drive, ids, MAX_NODES)
  if (!found) return { kind: 'too-many' }
  if (!(await isFolder(target))) return { kind: 'parent-gone' }
  const all = [...found.tops, ...found.below]
  const contents = await findContents(
    link.drive,
    all.flatMap(node => node.revisionId ?? []),
  )
  const { tell, gone } = watch
  const progress = { kind: 'progress', bytes: 0, ofBytes: 0, nodes: 0, ofNodes: all.length } as const
  tell?.(progress)
  let copied: Pick<SaveProgress, 'bytes' | 'ofBytes'> = progress
  const moved = (bytes: number, ofBytes: number) => {
    copied = { bytes, ofBytes }
    tell?.({ ...progress, ...copied })
  }
  try {
    await copyContents(link.drive, target.drive, contents.values(), { moved, gone })
    // From here on it is quick, and half of a copy is worth nothing.
    gone?.throwIfAborted()
    const made = (nodes: number) => tell?.({ ...progress, ...copied, nodes })
    return await new Copying(link.drive, target, contents, made).run(found.tops, found.below)
  } catch (error) {
    if (error instanceof Fault && error.kind === 'over-quota') return { kind: 'over-quota' }
    if (error instanceof Gone) return { kind: 'parent-gone' }
    throw error
  }
}

async function isFolder({ drive, parent }: Target): Promise<boolean> {
  if (parent === ROOT) return true
  const node = await findNode(drive, parent)
  return node?.folder === true && !node.deleted
}

/** The folder that it goes to was deleted meanwhile. */
class Gone extends Error {}

class Copying {
  private readonly ids = new Map<string, NodeId>()
  private count = 0

  constructor(
    private readonly from: Drive,
    private readonly target: Target,
    private readonly contents: ReadonlyMap<string, Content>,
    /** Told how many nodes are there. */
    private readonly told: (nodes: number) => void,
  ) {}

  async run(tops: readonly FoundNode[], below: readonly FoundNode[]): Promise<SavedCopy> {
    const nodes = await this.make(tops)
    for (let at = 0; at < below.length; at += OPS_AT_ONCE) await this.make(below.slice(at, at + OPS_AT_ONCE))
    return { kind: 'done', nodes }
  }

  private async make(nodes: readonly FoundNode[]): Promise<RemoteNode[]> {
    const made: RemoteNode[] = []
    let left = nodes
    for (let tries = TRIES; left.length > 0 && tries > 0; tries--) {
      const outcomes = await this.commit(await this.opsFor(left))
      for (const outcome of outcomes) if (outcome.kind === 'accepted') made.push(outcome.node)
      this.count += outcomes.filter(({ kind }) => kind === 'accepted').length
      this.told(this.count)
      const again = left.filter((_, i) => isTriedAgain(outcomes[i]))
      await copyContents(this.from, this.target.drive, this.contentsOf(again))
      left = again
    }
    if (left.length > 0) throw new Fault('internal', 'names or chunks that change all the time')
    return made
  }

  private async commit(ops: Op[]): Promise<Outcome[]> {
    const { drive, author } = this.target
    return (await editDrive(drive, author, { protocol: PROTOCOL_VERSION, deletesConfirmed: false, ops })).outcomes
  }

  /** Only what goes to the target itself can meet a name that is taken. */
  private async opsFor(nodes: readonly FoundNode[]): Promise<Op[]> {
    const { drive, parent: top } = this.target
    const isTop = nodes.some(node => !this.ids.has(node.parentId))
    const taken = isTop ? await takenNames(drive, top) : new Set<string>()
    return nodes.flatMap(node => {
      const parent = this.ids.get(node.parentId)
      if (parent) return this.opFor(node, { parent, name: node.name })
      const name = freeName(node.name, node.folder ? 'folder' : 'file', key => taken.has(key))
      taken.add(nameKey(name))
      return this.opFor(node, { parent: top, name })
    })
  }

  private opFor(node: FoundNode, place: { parent: NodeId; name: string }): Op[] {
    const id = newId<NodeId>()
    const opId = newId<OpId>()
    this.ids.set(node.id, id)
    if (node.folder) return [{ op: 'create-folder', opId, id, place }]
    const row = this.contents.get(node.revisionId ?? '')
    if (!row) throw new Fault('not-found', 'purged meanwhile')
    const { content, size, mtime } = row
    const revision = {
      id: newId<RevisionId>(),
      content: content as never,
      size: Number(size),
      mtime: Number(mtime),
      chunks: [...manifestOf(row)],
    }
    return [{ op: 'create-file', opId, id, place, revision }]
  }

  private contentsOf(nodes: readonly FoundNode[]): Content[] {
    return nodes.flatMap(node => this.contents.get(node.revisionId ?? '') ?? [])
  }
}

/** Throws for what would be the same again. */
function isTriedAgain(outcome: Outcome | undefined): boolean {
  if (!outcome || outcome.kind === 'accepted') return false
  if (outcome.kind === 'name-taken' || outcome.kind === 'missing-chunks') return true
  throw outcome.kind === 'parent-gone' ? new Gone() : faultOf(outcome)
}
