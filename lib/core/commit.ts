/**
 * The rules of a commit, for every server: each op is a compare-and-set against what its author last saw and has its
 * own outcome. The caller runs this inside one transaction; storage is the narrow port below, so that the simulated
 * server and the real one obey the same lines.
 */
import { unreachable } from './assert'
import { contentHash, manifestSize, type Sha256 } from './chunk/manifest'
import { type ChunkHash, type DeviceId, type NodeId, type OpId, type RevisionId, ROOT } from './ids'
import { badName, MAX_DEPTH, nameKey } from './name'
import type { Edits } from './protocol/edits'
import type { Conflict, NewRevision, Op, Outcome, RemoteNode } from './protocol/messages'
import { BRAKE_LIMITS } from './safety'
import { type Place, samePlace } from './tree'

/** A node as the rules see it. A tombstone keeps its last place, and its revision until it is purged. */
export interface DriveNode extends Place {
  readonly id: NodeId
  readonly kind: 'file' | 'folder'
  readonly seq: number
  readonly deleted: boolean
  readonly revision: RevisionId | null
  readonly conflict: Conflict | null
}

/** One drive inside one transaction. What was written is seen by later reads of the same transaction. */
export interface DriveTransaction {
  /** The outcome an op with this id was given when it was accepted. */
  answered(op: OpId): Promise<Outcome | undefined>
  /** Remembers an accepted op's outcome. */
  remember(op: OpId, outcome: Outcome): Promise<void>
  node(id: NodeId): Promise<DriveNode | undefined>
  /** The live node with this name key in `parent`. */
  liveChild(parent: NodeId, key: string): Promise<NodeId | undefined>
  /** Live nodes anywhere below `folder`, each with its seq and the device that changed it last. */
  liveBelow(
    folder: NodeId,
  ): Promise<readonly { readonly id: NodeId; readonly kind: 'file' | 'folder'; readonly seq: number; readonly by: DeviceId }[]>
  missingChunks(hashes: readonly ChunkHash[]): Promise<readonly ChunkHash[]>
  /** The account's limit in bytes when it is used up. */
  overQuota(): Promise<number | undefined>
  /** Live files of the drive, and how many this device deleted in the last minute without a confirmation. */
  deleteCounts(): Promise<{ readonly live: number; readonly recent: number }>
  /** Advances the drive by one and gives the new sequence number. */
  nextSeq(): Promise<number>
  addRevision(node: NodeId, revision: NewRevision): Promise<void>
  /** Writes the node's present state, changed by this commit's device. */
  put(node: DriveNode): Promise<void>
  /** The node as every device sees it. */
  describe(id: NodeId): Promise<RemoteNode>
}

/** Thrown for a commit that no honest device sends: the whole is refused. */
export class BadCommit extends Error {}

/** Does the ops in order and answers each. Throws `BadCommit` on a content hash or size that does not fit its chunks. */
export async function applyCommit(tx: DriveTransaction, commit: Edits, device: DeviceId, sha256: Sha256): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  let doubtful: number | undefined
  for (const [i, op] of commit.ops.entries()) {
    // Deletes that stand together are judged together, before the first of them: nothing of them is gone when a yes is wanted.
    if (op.op === 'delete' && commit.ops[i - 1]?.op !== 'delete' && !commit.deletesConfirmed)
      doubtful = await doubtfulDeletes(tx, runOfDeletes(commit.ops, i), device)
    const earlier = await tx.answered(op.opId)
    if (earlier) {
      outcomes.push(earlier)
      continue
    }
    const outcome = await applyOp(tx, op, doubtful, device, sha256)
    if (outcome.kind === 'accepted') await tx.remember(op.opId, outcome)
    outcomes.push(outcome)
  }
  return outcomes
}

/** `doubtful`: so many files would go with the deletes around it that nobody said yes to. */
async function applyOp(tx: DriveTransaction, op: Op, doubtful: number | undefined, device: DeviceId, sha256: Sha256): Promise<Outcome> {
  const node = await tx.node(op.id)
  switch (op.op) {
    case 'create-folder':
      return node ? stale(tx, op.id) : create(tx, { ...op.place, id: op.id, kind: 'folder', revision: null, conflict: null })
    case 'create-file': {
      if (node) return stale(tx, op.id)
      const refused = await refuseRevision(tx, op.revision, sha256)
      return (
        refused ??
        create(tx, { ...op.place, id: op.id, kind: 'file', revision: op.revision.id, conflict: op.conflict ?? null }, op.revision)
      )
    }
    case 'edit':
      if (!node || node.deleted || node.kind !== 'file' || node.revision !== op.expect) return stale(tx, op.id)
      return edit(tx, node, op.revision, sha256)
    case 'move':
      if (!node || node.deleted || !samePlace(node, op.expect)) return stale(tx, op.id)
      return place(tx, node, op.place)
    case 'delete': {
      const doomed = await doomedBy(tx, op, device)
      if (!doomed) return stale(tx, op.id)
      return doubtful === undefined ? remove(tx, doomed) : { kind: 'unconfirmed', deletes: doubtful }
    }
    case 'restore': {
      if (!node?.deleted) return stale(tx, op.id)
      if (op.revision && node.kind !== 'file') return stale(tx, op.id)
      // Purged since: what it held must be sent again.
      if (!op.revision && node.kind === 'file' && node.revision === null) return { kind: 'missing-chunks', hashes: [] }
      const refused = op.revision ? await refuseRevision(tx, op.revision, sha256) : undefined
      if (refused) return refused
      return place(tx, { ...node, deleted: false, revision: op.revision?.id ?? node.revision }, op.place, op.revision)
    }
    default:
      return unreachable(op)
  }
}

function create(tx: DriveTransaction, node: Omit<DriveNode, 'seq' | 'deleted'>, revision?: NewRevision): Promise<Outcome> {
  return place(tx, { ...node, seq: 0, deleted: false }, node, revision)
}

async function edit(tx: DriveTransaction, node: DriveNode, revision: NewRevision, sha256: Sha256): Promise<Outcome> {
  const refused = await refuseRevision(tx, revision, sha256)
  if (refused) return refused
  await tx.addRevision(node.id, revision)
  await tx.put({ ...node, revision: revision.id, seq: await tx.nextSeq() })
  return { kind: 'accepted', node: await tx.describe(node.id) }
}

/** Puts a live node at `target`, when there is room for it. */
async function place(tx: DriveTransaction, node: DriveNode, target: Place, revision?: NewRevision): Promise<Outcome> {
  const why = badName(target.name)
  if (why) return { kind: 'bad-name', why }
  const parents = await chain(tx, target.parent)
  if (!parents) return { kind: 'parent-gone' }
  if (parents.includes(node.id)) return stale(tx, node.id)
  if (parents.length >= MAX_DEPTH) return { kind: 'bad-name', why: 'too-deep' }
  const occupant = await tx.liveChild(target.parent, nameKey(target.name))
  if (occupant !== undefined && occupant !== node.id) return { kind: 'name-taken', by: occupant }
  const seq = await tx.nextSeq()
  await tx.put({ ...node, parent: target.parent, name: target.name, seq })
  if (revision) await tx.addRevision(node.id, revision)
  return { kind: 'accepted', node: await tx.describe(node.id) }
}

type Delete = Extract<Op, { readonly op: 'delete' }>

interface Doomed {
  readonly node: DriveNode
  readonly below: Awaited<ReturnType<DriveTransaction['liveBelow']>>
}

/** What a delete takes with it; `undefined` when it is stale. */
async function doomedBy(tx: DriveTransaction, { id, expect, cursor }: Delete, device: DeviceId): Promise<Doomed | undefined> {
  const node = await tx.node(id)
  if (!node || node.deleted || !samePlace(node, expect.place) || node.revision !== expect.revision) return undefined
  const below = node.kind === 'folder' ? await tx.liveBelow(id) : []
  return below.some(child => child.seq > cursor && child.by !== device) ? undefined : { node, below }
}

async function remove(tx: DriveTransaction, { node, below }: Doomed): Promise<Outcome> {
  for (const child of below) {
    const entry = await tx.node(child.id)
    if (entry) await tx.put({ ...entry, deleted: true, seq: await tx.nextSeq() })
  }
  await tx.put({ ...node, deleted: true, seq: await tx.nextSeq() })
  return { kind: 'accepted', node: await tx.describe(node.id) }
}

function runOfDeletes(ops: readonly Op[], from: number): Delete[] {
  const run: Delete[] = []
  for (const op of ops.slice(from)) {
    if (op.op !== 'delete') break
    run.push(op)
  }
  return run
}

/** Files that these and the device's last deletes take together, when they are so many that a person must say yes. */
async function doubtfulDeletes(tx: DriveTransaction, deletes: readonly Delete[], device: DeviceId): Promise<number | undefined> {
  const files = new Set<NodeId>()
  for (const op of deletes) {
    const doomed = (await tx.answered(op.opId)) ? undefined : await doomedBy(tx, op, device)
    if (doomed) for (const { id, kind } of [...doomed.below, doomed.node]) if (kind === 'file') files.add(id)
  }
  const { live, recent } = await tx.deleteCounts()
  const all = files.size + recent
  return all > Math.max(BRAKE_LIMITS.files, BRAKE_LIMITS.share * (live + recent)) ? all : undefined
}

async function refuseRevision(tx: DriveTransaction, revision: NewRevision, sha256: Sha256): Promise<Outcome | undefined> {
  if (manifestSize(revision.chunks) !== revision.size) throw new BadCommit('the size is not that of the chunks')
  if ((await contentHash(revision.chunks, sha256)) !== revision.content) throw new BadCommit('the content hash is not that of the chunks')
  const hashes = await tx.missingChunks(revision.chunks.map(chunk => chunk.hash))
  if (hashes.length > 0) return { kind: 'missing-chunks', hashes: [...hashes] }
  const limit = await tx.overQuota()
  return limit === undefined ? undefined : { kind: 'over-quota', limit }
}

/** `folder` and its parents up to the root, or `undefined` when one of them is not a live folder. */
async function chain(tx: DriveTransaction, folder: NodeId): Promise<NodeId[] | undefined> {
  const ids: NodeId[] = []
  for (let at = folder; at !== ROOT; ) {
    const node = await tx.node(at)
    if (!node || node.deleted || node.kind !== 'folder' || ids.length > MAX_DEPTH) return undefined
    ids.push(at)
    at = node.parent
  }
  return ids
}

async function stale(tx: DriveTransaction, id: NodeId): Promise<Outcome> {
  return { kind: 'stale', node: (await tx.node(id)) ? await tx.describe(id) : null }
}
